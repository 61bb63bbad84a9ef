using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>
/// Emits the assembly that a feature author would write for an SDL: records of properties and methods, inputs with defaults,
/// enums, marker interfaces, root classes, and the XML file with the descriptions. Bodies return default; only shapes matter.
/// The bench of the start reads the same assembly from a file.
/// </summary>
internal sealed class ContractClasses
{
    private readonly PersistedAssemblyBuilder assembly = new(new AssemblyName("Contract"), typeof(object).Assembly);
    private readonly ModuleBuilder module;
    private readonly XElement members = new("members");
    private readonly Dictionary<string, GraphQLEnumTypeDefinition> enums = [];
    private readonly Dictionary<string, Type> types = new()
    {
        ["String"] = typeof(string),
        ["ID"] = typeof(string),
        ["Int"] = typeof(int),
        ["Float"] = typeof(double),
        ["Boolean"] = typeof(bool),
        ["Date"] = typeof(DateOnly),
        ["DateTime"] = typeof(DateTimeOffset),
        ["Version"] = typeof(long),
    };

    public ContractClasses(GraphQLDocument contract)
    {
        module = assembly.DefineDynamicModule("Contract");
        foreach (var definition in contract.Definitions.OfType<GraphQLEnumTypeDefinition>())
            types.Add(definition.Name.StringValue, Enum(definition));
        var builders = new Dictionary<string, TypeBuilder>();
        foreach (var definition in contract.Definitions.OfType<GraphQLTypeDefinition>())
        {
            var name = definition.Name.StringValue;
            if (types.ContainsKey(name) || definition is GraphQLScalarTypeDefinition)
                continue;
            var isContract = definition is GraphQLUnionTypeDefinition or GraphQLInterfaceTypeDefinition;
            // A root class may have any name, and must not take the type's.
            var builder = module.DefineType(name, TypeAttributes.Public | (isContract ? TypeAttributes.Interface | TypeAttributes.Abstract : TypeAttributes.Class));
            builder.SetCustomAttribute(Attribute(typeof(NameAttribute), name));
            builders.Add(name, builder);
            types.Add(name, builder);
        }

        foreach (var definition in contract.Definitions)
            Fill(definition, builders);
        // Interfaces first: a class is made after what it implements.
        foreach (var builder in builders.Values.OrderBy(b => b.IsInterface ? 0 : 1))
            builder.CreateType();
    }

    /// <summary>Writes Contract.dll and Contract.xml.</summary>
    public void Save(string folder)
    {
        assembly.Save(Path.Combine(folder, "Contract.dll"));
        new XDocument(new XElement("doc", members)).Save(Path.Combine(folder, "Contract.xml"));
    }

    /// <summary>Serves them from memory, without descriptions.</summary>
    public GraphQLOptions AddTo(GraphQLOptions options)
    {
        using var image = new MemoryStream();
        assembly.Save(image);
        return Configure(options, Assembly.Load(image.ToArray()));
    }

    /// <summary>What a host says to serve the classes of an assembly.</summary>
    public static GraphQLOptions Configure(GraphQLOptions options, Assembly contract) => options
        .AddTypesFrom(contract)
        .AddScalar("Version", "Opaque, monotonic.", text => long.Parse(text, CultureInfo.InvariantCulture), version => version.ToString(CultureInfo.InvariantCulture));

    private void Fill(ASTNode definition, Dictionary<string, TypeBuilder> builders)
    {
        if (definition is GraphQLTypeDefinition named)
            Describe($"T:{named.Name.StringValue}", named.Description);
        switch (definition)
        {
            case GraphQLUnionTypeDefinition union:
                builders[union.Name.StringValue].SetCustomAttribute(Attribute(typeof(UnionTypeAttribute), union.Name.StringValue));
                foreach (var member in union.Types!.Items)
                    builders[member.Name.StringValue].AddInterfaceImplementation(builders[union.Name.StringValue]);
                break;
            case GraphQLInterfaceTypeDefinition contract:
                builders[contract.Name.StringValue].SetCustomAttribute(Attribute(typeof(InterfaceTypeAttribute), contract.Name.StringValue));
                foreach (var field in contract.Fields!.Items)
                    Method(builders[contract.Name.StringValue], field, MethodAttributes.Virtual | MethodAttributes.Abstract | MethodAttributes.NewSlot);
                break;
            case GraphQLInputObjectTypeDefinition input:
                FillInput(builders[input.Name.StringValue], input);
                break;
            case GraphQLObjectTypeDefinition type when builders.TryGetValue(type.Name.StringValue, out var builder):
                var root = type.Name.StringValue switch { "Query" => typeof(QueryRootAttribute), "Mutation" => typeof(MutationRootAttribute), "Subscription" => typeof(SubscriptionRootAttribute), _ => null };
                if (root is not null)
                    builder.SetCustomAttribute(Attribute(root));
                foreach (var contract in type.Interfaces?.Items ?? [])
                    builder.AddInterfaceImplementation(types[contract.Name.StringValue]);
                foreach (var field in type.Fields!.Items)
                    Method(builder, field, root is null ? MethodAttributes.Virtual : MethodAttributes.Static, isSource: root == typeof(SubscriptionRootAttribute));
                break;
        }
    }

    /// <summary>A field with arguments, as a method; the library treats one without like a property.</summary>
    private void Method(TypeBuilder builder, GraphQLFieldDefinition field, MethodAttributes kind, bool isSource = false)
    {
        var arguments = field.Arguments?.Items ?? [];
        var (returns, nullability) = Clr(field.Type);
        if (isSource)
            (returns, nullability) = (typeof(IAsyncEnumerable<>).MakeGenericType(returns), [1, .. nullability]);
        var method = builder.DefineMethod(
            Pascal(field.Name.StringValue),
            MethodAttributes.Public | kind,
            returns,
            [.. arguments.Select(a => Clr(a.Type).Type)]);
        Describe($"M:{builder.Name}.{method.Name}", field.Description, arguments);
        method.DefineParameter(0, ParameterAttributes.None, null).SetCustomAttribute(Nullable(nullability));
        if (IsId(field.Type))
            method.SetCustomAttribute(Attribute(typeof(IdAttribute)));
        if (Unwrapped(field.Type) is GraphQLListType && arguments.All(a => a.Name.Value != "first"))
            method.SetCustomAttribute(Attribute(typeof(ListSizeAttribute), 10));
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var parameter = method.DefineParameter(i + 1, argument.DefaultValue is null ? ParameterAttributes.None : ParameterAttributes.Optional | ParameterAttributes.HasDefault, argument.Name.StringValue);
            parameter.SetCustomAttribute(Nullable(Clr(argument.Type).Nullability));
            if (IsId(argument.Type))
                parameter.SetCustomAttribute(Attribute(typeof(IdAttribute)));
            if (argument.DefaultValue is { } given)
                parameter.SetConstant(Value(given, argument.Type));
        }

        if (kind.HasFlag(MethodAttributes.Abstract))
            return;
        var il = method.GetILGenerator();
        var local = il.DeclareLocal(returns);
        il.Emit(OpCodes.Ldloc, local);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>Init properties; the constructor gives them their defaults.</summary>
    private void FillInput(TypeBuilder builder, GraphQLInputObjectTypeDefinition input)
    {
        var constructor = builder.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, []).GetILGenerator();
        constructor.Emit(OpCodes.Ldarg_0);
        constructor.Emit(OpCodes.Call, typeof(object).GetConstructor([])!);
        foreach (var field in input.Fields!.Items)
        {
            var (type, nullability) = Clr(field.Type);
            var store = builder.DefineField("_" + field.Name.StringValue, type, FieldAttributes.Private);
            var property = builder.DefineProperty(Pascal(field.Name.StringValue), PropertyAttributes.None, type, []);
            Describe($"P:{builder.Name}.{property.Name}", field.Description);
            property.SetCustomAttribute(Nullable(nullability));
            if (IsId(field.Type))
                property.SetCustomAttribute(Attribute(typeof(IdAttribute)));
            if (field is { Type: GraphQLNonNullType, DefaultValue: null })
                property.SetCustomAttribute(Attribute(typeof(RequiredMemberAttribute)));
            Accessors(builder, property, store, type);
            if (field.DefaultValue is { } given)
                SetDefault(constructor, store, type, Value(given, field.Type));
        }

        constructor.Emit(OpCodes.Ret);
    }

    private static void Accessors(TypeBuilder builder, PropertyBuilder property, FieldBuilder store, Type type)
    {
        var getter = builder.DefineMethod("get_" + property.Name, MethodAttributes.Public | MethodAttributes.SpecialName, type, []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, store);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
        var setter = builder.DefineMethod("set_" + property.Name, MethodAttributes.Public | MethodAttributes.SpecialName, null, [type]);
        il = setter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, store);
        il.Emit(OpCodes.Ret);
        property.SetSetMethod(setter);
    }

    private static void SetDefault(ILGenerator il, FieldBuilder store, Type type, object given)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, Convert.ToInt32(given, CultureInfo.InvariantCulture));
        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
            il.Emit(OpCodes.Newobj, typeof(Nullable<>).MakeGenericType(underlying).GetConstructor([underlying])!);
        il.Emit(OpCodes.Stfld, store);
    }

    private Type Enum(GraphQLEnumTypeDefinition definition)
    {
        var builder = module.DefineEnum(definition.Name.StringValue, TypeAttributes.Public, typeof(int));
        enums.Add(definition.Name.StringValue, definition);
        Describe($"T:{definition.Name.StringValue}", definition.Description);
        foreach (var (value, number) in definition.Values!.Items.Select((v, i) => (v.Name.StringValue, i)))
            builder.DefineLiteral(string.Concat(value.Split('_').Select(w => w[..1] + w[1..].ToLowerInvariant())), number);
        return builder.CreateType();
    }

    /// <summary>The C# type and the compiler's nullability marks: 2 may be null, 1 may not, one mark for each reference.</summary>
    private (Type Type, List<byte> Nullability) Clr(GraphQLType type)
    {
        var isNull = type is not GraphQLNonNullType;
        var bare = Unwrapped(type);
        if (bare is GraphQLListType list)
        {
            var (item, marks) = Clr(list.Type);
            return (typeof(IReadOnlyList<>).MakeGenericType(item), [isNull ? (byte)2 : (byte)1, .. marks]);
        }

        var clr = types[((GraphQLNamedType)bare).Name.StringValue];
        if (clr.IsValueType)
            return (isNull ? typeof(Nullable<>).MakeGenericType(clr) : clr, isNull ? [0] : []);
        return (clr, [isNull ? (byte)2 : (byte)1]);
    }

    private object Value(GraphQLValue value, GraphQLType type)
    {
        return value switch
        {
            GraphQLEnumValue name => enums[((GraphQLNamedType)Unwrapped(type)).Name.StringValue].Values!.Items.FindIndex(v => v.Name.Value == name.Name.Value),
            GraphQLBooleanValue truth => truth.BoolValue,
            GraphQLIntValue number => int.Parse(number.Value, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(value.Kind.ToString()),
        };
    }

    private void Describe(string member, GraphQLDescription? description, IEnumerable<GraphQLInputValueDefinition>? parameters = null)
    {
        object?[] texts =
        [
            description is null ? null : new XElement("summary", description.Value.ToString()),
            .. (parameters ?? []).Where(p => p.Description is not null).Select(p => new XElement("param", new XAttribute("name", p.Name.StringValue), p.Description!.Value.ToString())),
        ];
        if (texts.Any(text => text is not null))
            members.Add(new XElement("member", new XAttribute("name", member), texts));
    }

    private static bool IsId(GraphQLType type) => Unwrapped(type) switch
    {
        GraphQLListType list => IsId(list.Type),
        GraphQLNamedType named => named.Name.Value == "ID",
        _ => false,
    };

    private static GraphQLType Unwrapped(GraphQLType type) => type is GraphQLNonNullType nonNull ? nonNull.Type : type;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static CustomAttributeBuilder Nullable(List<byte> marks) => Attribute(typeof(NullableAttribute), marks.ToArray());

    private static CustomAttributeBuilder Attribute(Type type, params object[] arguments) =>
        new(type.GetConstructor([.. arguments.Select(a => a.GetType())])!, arguments);
}
