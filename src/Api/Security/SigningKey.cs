using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using TalentGraph.Api.Hosting;
using TalentGraph.Api.Hosting.Settings;

namespace TalentGraph.Api.Security;

/// <summary>Development's own key. Every process of one content root finds the same one, so that the <c>token</c> verb signs what the service believes.</summary>
internal static class SigningKey
{
    /// <summary>The setting's key, else the one kept beside the store, made when it is not there.</summary>
    /// <param name="auth">May name a key.</param>
    /// <param name="store">Where the store lies.</param>
    public static SymmetricSecurityKey Of(AuthSettings auth, StoreFile store)
    {
        if (auth.SigningKey is { } text)
            return new SymmetricSecurityKey(Encoding.UTF8.GetBytes(text));
        var file = Path.Combine(store.Folder, "development-signing.key");
        return new SymmetricSecurityKey(SecretFile.ReadOrMake(file, () => RandomNumberGenerator.GetBytes(32)));
    }
}
