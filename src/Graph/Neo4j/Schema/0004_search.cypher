// What people look for by name, and by an id of another system.
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Cadre|Unit|Post|Course|TrainingClass) ON EACH [n.nameFold, n.nameText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}};
CREATE TEXT INDEX cadres_name IF NOT EXISTS FOR (n:Cadre) ON (n.nameFold);
CREATE TEXT INDEX units_name IF NOT EXISTS FOR (n:Unit) ON (n.nameFold);
CREATE TEXT INDEX posts_name IF NOT EXISTS FOR (n:Post) ON (n.nameFold);
CREATE TEXT INDEX courses_name IF NOT EXISTS FOR (n:Course) ON (n.nameFold);
CREATE TEXT INDEX classes_name IF NOT EXISTS FOR (n:TrainingClass) ON (n.nameFold);
CREATE INDEX external_ids_value IF NOT EXISTS FOR (n:ExternalId) ON (n.system, n.value);
