using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using GraphQLParser.AST;
using TalentGraph.GraphQL.Types;

namespace TalentGraph.GraphQL.Tests.Types;

/// <summary>
/// Emits the classes that a feature author would write for an SDL: records of properties and methods, inputs with defaults,
/// enums, marker interfaces, root classes. Bodies return default; only shapes matter.
/// </summary>
internal sealed class ContractClasses
{
    private readonly ModuleBuilder module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Contract"), AssemblyBuilderAccess.Run).DefineDynamicModule("Contract");
    private readonly Dictionary<string, Type> types = new()
    {
        ["String"] = typeof(string),
        ["ID"] = typeof(string),
        ["Int"] = typeof(int),
        ["Float"] = typeof(double),
        ["Boolean"] = typeof(bool),
        ["Date"] = typeof(DateOnly),
        ["DateTime"] = typeof(DateTimeOffset),
        ["Version"] = typeof(Sample.PersonId),
    };

    private readonly List<Type> made = [];

    public ContractClasses(GraphQLDocument contract)
    {
        foreach (var definition in contract.Definitions.OfType<GraphQLEnumTypeDefinition>())
            types.Add(definition.Name.StringValue, Enum(definition));
        var builders = new Dictionary<string, TypeBuilder>();
        foreach (var definition in contract.Definitions.OfType<GraphQLTypeDefinition>())
        {
            var name = definition.Name.StringValue;
            if (types.ContainsKey(name) || definition is GraphQLScalarTypeDefinition || name == "Subscription")
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
            made.Add(builder.CreateType());
    }

    public GraphQLOptions Options() => AddTo(new GraphQLOptions());

    public GraphQLOptions AddTo(GraphQLOptions options) => options
        .AddTypes([.. made])
        .AddScalar("Version", "Opaque, monotonic.", text => new Sample.PersonId(text), id => id.Value);

    private void Fill(ASTNode definition, Dictionary<string, TypeBuilder> builders)
    {
        switch (definition)
        {
            case GraphQLUnionTypeDefinition union:
                builders[union.Name.StringValue].SetCustomAttribute(Attribute(typeof(UnionTypeAttribute), union.Name.StringValue));
                foreach (var member in union.Types!.Items)
                    builders[member.Name.StringValue].AddInterfaceImplementation(builders[union.Name.StringValue]);
                break;
            case GraphQLInterfaceTypeDefinition contract:
                builders[contract.Name.StringValue].SetCustomAttribute(new CustomAttributeBuilder(
                    typeof(InterfaceTypeAttribute).GetConstructors()[0], [contract.Name.StringValue],
                    [typeof(InterfaceTypeAttribute).GetProperty("Shape")!], [typeof(Sample.NodeShape)]));
                break;
            case GraphQLInputObjectTypeDefinition input:
                FillInput(builders[input.Name.StringValue], input);
                break;
            case GraphQLObjectTypeDefinition type when builders.TryGetValue(type.Name.StringValue, out var builder):
                var root = type.Name.StringValue switch { "Query" => typeof(QueryRootAttribute), "Mutation" => typeof(MutationRootAttribute), _ => null };
                if (root is not null)
                    builder.SetCustomAttribute(Attribute(root));
                foreach (var contract in type.Interfaces?.Items ?? [])
                    builder.AddInterfaceImplementation(types[contract.Name.StringValue]);
                foreach (var field in type.Fields!.Items)
                    Method(builder, field, root is not null);
                break;
        }
    }

    /// <summary>A field with arguments, as a method; the library treats one without like a property.</summary>
    private void Method(TypeBuilder builder, GraphQLFieldDefinition field, bool isStatic)
    {
        var arguments = field.Arguments?.Items ?? [];
        var (returns, nullability) = Clr(field.Type);
        var method = builder.DefineMethod(
            Pascal(field.Name.StringValue),
            MethodAttributes.Public | (isStatic ? MethodAttributes.Static : 0),
            returns,
            [.. arguments.Select(a => Clr(a.Type).Type)]);
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
                parameter.SetConstant(Value(given, Clr(argument.Type).Type));
        }

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
            property.SetCustomAttribute(Nullable(nullability));
            if (IsId(field.Type))
                property.SetCustomAttribute(Attribute(typeof(IdAttribute)));
            if (field is { Type: GraphQLNonNullType, DefaultValue: null })
                property.SetCustomAttribute(Attribute(typeof(RequiredMemberAttribute)));
            Accessors(builder, property, store, type);
            if (field.DefaultValue is { } given)
                SetDefault(constructor, store, type, Value(given, type)!);
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

    private static object? Value(GraphQLValue value, Type type)
    {
        var bare = System.Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            GraphQLEnumValue name => System.Enum.GetValues(bare).Cast<object>().First(v => Spelled(v.ToString()!) == name.Name.StringValue),
            GraphQLBooleanValue truth => truth.BoolValue,
            GraphQLIntValue number => int.Parse(number.Value, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(value.Kind.ToString()),
        };
    }

    private static string Spelled(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

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
