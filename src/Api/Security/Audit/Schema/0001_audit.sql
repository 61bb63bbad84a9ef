-- The audit's own file: chains of entries, and the root chain that signs their heads. Nothing is ever changed or taken out.
create table chain (
    id      integer primary key,
    process text not null,
    day     text not null,
    unique (process, day)
) strict;

create table entry (
    chain integer not null references chain (id),
    seq   integer not null,
    body  text not null,
    hash  blob not null,
    primary key (chain, seq)
) strict, without rowid;

create table root (
    seq       integer primary key,
    body      text not null,
    hash      blob not null,
    signature blob not null
) strict;

create trigger chain_stays before update on chain begin select raise(abort, 'append only'); end;
create trigger chain_keeps before delete on chain begin select raise(abort, 'append only'); end;
create trigger entry_stays before update on entry begin select raise(abort, 'append only'); end;
create trigger entry_keeps before delete on entry begin select raise(abort, 'append only'); end;
create trigger root_stays before update on root begin select raise(abort, 'append only'); end;
create trigger root_keeps before delete on root begin select raise(abort, 'append only'); end;

pragma user_version = 1;
