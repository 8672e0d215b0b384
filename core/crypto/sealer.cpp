#include "core/crypto/sealer.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include <openssl/evp.h>
#include <sodium.h>

namespace grapevine::crypto {

namespace {

constexpr std::size_t kBlockSize = 16;
constexpr std::size_t kHeaderSize = 1 + kNonceSize;
// Go's lower bounds: an empty plaintext, padded to a whole block in version 0.
constexpr std::size_t kPlainSmallest = kHeaderSize + kTagSize;
constexpr std::size_t kPaddedSmallest = kPlainSmallest + kBlockSize;
// OpenSSL counts in int; larger input is handed over in pieces.
constexpr std::size_t kUpdateLargest = std::size_t{1} << 30U;

struct CipherFree {
    void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
};
using Cipher = std::unique_ptr<EVP_CIPHER, CipherFree>;

/// Freeing one wipes the key schedule in it.
struct ContextFree {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, ContextFree>;

const char* cipherName(std::size_t keySize)
{
    switch (keySize) {
    case 16: return "AES-128-GCM";
    case 24: return "AES-192-GCM";
    default: return "AES-256-GCM";
    }
}

const unsigned char* raw(const std::byte* bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes);
}

unsigned char* raw(std::byte* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}

/// `out` null means additional bytes. Works for both directions.
bool update(EVP_CIPHER_CTX* context, std::byte* out, ByteView in)
{
    while (!in.empty()) {
        const auto piece = std::min(in.size(), kUpdateLargest);
        int written = 0;
        if (EVP_CipherUpdate(context, out == nullptr ? nullptr : raw(out), &written, raw(in.data()),
                             static_cast<int>(piece)) != 1) {
            return false;
        }
        if (out != nullptr) out += piece;
        in = in.subspan(piece);
    }
    return true;
}

} // namespace

struct Sealer::Contexts {
    struct Pair {
        Context seal;
        Context open;
    };

    explicit Contexts(Keyring keys)
        : keyring(std::move(keys))
    {
        pairs.reserve(keyring.keys().size());
        for (const auto& key : keyring.keys()) {
            const auto* cipher = cipherFor(key.bytes().size());
            pairs.push_back({prepared(cipher, key, 1), prepared(cipher, key, 0)});
        }
    }

    /// Fetching costs more than sealing a packet, hence once per size.
    const EVP_CIPHER* cipherFor(std::size_t keySize)
    {
        auto& slot = ciphers[keySize / 8 - 2];
        if (!slot) slot.reset(EVP_CIPHER_fetch(nullptr, cipherName(keySize), nullptr));
        return slot.get();
    }

    /// Holds the expanded key; a packet then only sets its nonce. Null if OpenSSL refuses.
    static Context prepared(const EVP_CIPHER* cipher, const SecretKey& key, int encrypts)
    {
        Context context(EVP_CIPHER_CTX_new());
        if (cipher == nullptr || !context) return nullptr;
        if (EVP_CipherInit_ex2(context.get(), cipher, raw(key.bytes().data()), nullptr, encrypts,
                               nullptr) != 1) {
            return nullptr;
        }
        return context;
    }

    Keyring keyring;
    std::array<Cipher, 3> ciphers;
    std::vector<Pair> pairs;
};

Sealer::Sealer(Keyring keyring)
    : m_contexts(std::make_unique<Contexts>(std::move(keyring)))
{
}
Sealer::~Sealer() = default;
Sealer::Sealer(Sealer&&) noexcept = default;
Sealer& Sealer::operator=(Sealer&&) noexcept = default;

const Keyring& Sealer::keyring() const
{
    return m_contexts->keyring;
}

Bytes Sealer::seal(ByteView plain, ByteView additional, SealVersion version)
{
    std::array<std::byte, kNonceSize> nonce;
    randombytes_buf(nonce.data(), nonce.size());
    return sealWithNonce(plain, additional, version, nonce);
}

Bytes Sealer::sealWithNonce(ByteView plain, ByteView additional, SealVersion version,
                            const std::array<std::byte, kNonceSize>& nonce)
{
    assert(hasKeys() && "sealing needs a primary key");
    if (!hasKeys() || !m_contexts->pairs.front().seal) return {};
    auto* context = m_contexts->pairs.front().seal.get();

    // PKCS7: a plaintext that is already aligned gets a whole block more.
    const std::size_t padding =
        version == SealVersion::Padded ? kBlockSize - plain.size() % kBlockSize : 0;
    std::array<std::byte, kBlockSize> pad;
    pad.fill(static_cast<std::byte>(padding));

    Bytes packet(kHeaderSize + plain.size() + padding + kTagSize);
    packet[0] = static_cast<std::byte>(version);
    std::copy(nonce.begin(), nonce.end(), packet.begin() + 1);
    auto* cipherText = packet.data() + kHeaderSize;
    auto* tag = cipherText + plain.size() + padding;
    int none = 0;
    const bool sealed =
        EVP_EncryptInit_ex2(context, nullptr, nullptr, raw(nonce.data()), nullptr) == 1 &&
        update(context, nullptr, additional) && update(context, cipherText, plain) &&
        update(context, cipherText + plain.size(), ByteView(pad).first(padding)) &&
        EVP_EncryptFinal_ex(context, raw(tag), &none) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(kTagSize), tag) == 1;
    assert(sealed && "AES-GCM cannot fail on valid lengths");
    // A half-made packet could hold plaintext under no tag: better none at all.
    if (!sealed) return {};
    return packet;
}

Expected<Bytes, OpenError> Sealer::open(ByteView packet, ByteView additional)
{
    Bytes plain;
    const auto view = openInto(plain, packet, additional);
    if (!view) return failure(view.error());
    plain.resize(view->size());
    return plain;
}

Expected<ByteView, OpenError> Sealer::openInto(Bytes& buffer, ByteView packet, ByteView additional)
{
    buffer.clear();
    if (packet.empty()) return failure(OpenError::Empty);
    const auto version = std::to_integer<std::uint8_t>(packet[0]);
    if (version > static_cast<std::uint8_t>(SealVersion::Plain)) {
        return failure(OpenError::UnknownVersion);
    }
    const bool padded = version == static_cast<std::uint8_t>(SealVersion::Padded);
    if (packet.size() < (padded ? kPaddedSmallest : kPlainSmallest)) {
        return failure(OpenError::TooShort);
    }
    const auto nonce = packet.subspan(1, kNonceSize);
    const auto cipherText = packet.subspan(kHeaderSize, packet.size() - kPlainSmallest);
    std::array<std::byte, kTagSize> tag;
    const auto sentTag = packet.last(kTagSize);
    std::copy(sentTag.begin(), sentTag.end(), tag.begin());

    buffer.resize(cipherText.size());
    bool opened = false;
    for (const auto& pair : m_contexts->pairs) {
        auto* context = pair.open.get();
        if (context == nullptr) continue;
        std::array<unsigned char, kBlockSize> rest;
        int none = 0;
        opened = EVP_DecryptInit_ex2(context, nullptr, nullptr, raw(nonce.data()), nullptr) == 1 &&
                 update(context, nullptr, additional) &&
                 update(context, buffer.data(), cipherText) &&
                 EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(kTagSize),
                                     tag.data()) == 1 &&
                 EVP_DecryptFinal_ex(context, rest.data(), &none) == 1;
        if (opened) break;
    }
    if (!opened) {
        // What stands in the buffer is not authenticated: nobody may see it.
        if (!buffer.empty()) sodium_memzero(buffer.data(), buffer.size());
        buffer.clear();
        return failure(OpenError::NoKeyFits);
    }
    if (padded) {
        // Go cuts as many bytes as the last one says and checks nothing: 0 cuts none, up to the
        // length is accepted (vectors v0-bogus-pad-0 and -1), more panics. We take what Go takes
        // and refuse what kills it, since stricter rules would lose packets that Go reads.
        const auto cut = std::to_integer<std::size_t>(buffer.back());
        if (cut > buffer.size()) {
            sodium_memzero(buffer.data(), buffer.size());
            buffer.clear();
            return failure(OpenError::BadPadding);
        }
        buffer.resize(buffer.size() - cut);
    }
    return ByteView(buffer);
}

} // namespace grapevine::crypto
