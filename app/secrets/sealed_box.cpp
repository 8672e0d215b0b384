#include "app/secrets/sealed_box.h"

#include <algorithm>
#include <optional>

#include <sodium.h>

namespace grapevine::secrets {

namespace {

constexpr std::string_view kMagic = "GVSEALED";
constexpr unsigned char kVersion = 1;
constexpr unsigned char kArgon2id = 1;
constexpr std::size_t kHead = 74;
constexpr std::size_t kSum = 32;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "gvsealed";

enum Subkey : std::uint64_t { ForBox = 1, ForProof = 2 };

using Proof = std::array<unsigned char, 16>;
using Sum = std::array<unsigned char, kSum>;

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= std::uint32_t{raw(bytes)[at + i]} << (8 * i);
    return value;
}

void appendNumber(std::string& to, std::uint32_t value)
{
    for (unsigned i = 0; i < 4; ++i)
        to += static_cast<char>(value >> (8 * i) & 0xff);
}

Sum sumOf(std::string_view bytes)
{
    Sum sum{};
    crypto_generichash(sum.data(), sum.size(), raw(bytes), bytes.size(), nullptr, 0);
    return sum;
}

Proof proofOf(const SealKey& key)
{
    Proof proof{};
    crypto_kdf_derive_from_key(proof.data(), proof.size(), ForProof, kContext, key.secret.raw());
    return proof;
}

std::optional<LockedBytes> boxKeyOf(const SealKey& key)
{
    LockedBytes box(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (!box) return std::nullopt;
    crypto_kdf_derive_from_key(box.raw(), box.size(), ForBox, kContext, key.secret.raw());
    return box;
}

Expected<SealKey, SealedError> derive(const crypto::SecretText& passphrase, SealCost cost,
                                      const SealKey::Salt& salt)
{
    static_assert(crypto_pwhash_argon2id_SALTBYTES == std::tuple_size_v<SealKey::Salt>);
    static_assert(crypto_kdf_KEYBYTES == 32);
    if (!cost.isFair()) return failure(SealedError::TooCostly);
    SealKey key{cost, salt, LockedBytes(crypto_kdf_KEYBYTES)};
    if (!key.secret) return failure(SealedError::NoMemory);
    const auto text = passphrase.text();
    if (crypto_pwhash_argon2id(key.secret.raw(), key.secret.size(), text.data(), text.size(),
                               reinterpret_cast<const unsigned char*>(salt.data()), cost.passes,
                               std::size_t{cost.memory} * 1024,
                               crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0) {
        return failure(SealedError::NoMemory);
    }
    return key;
}

} // namespace

bool SealCost::isFair() const
{
    return passes >= 1 && passes <= kPassesMost && memory >= kMemoryLeast &&
           memory <= kMemoryMost && std::uint64_t{passes} * memory <= kPassesTimesMemoryMost;
}

Expected<SealKey, SealedError> makeSealKey(const crypto::SecretText& passphrase, SealCost cost)
{
    if (sodium_init() < 0) return failure(SealedError::NoMemory);
    SealKey::Salt salt{};
    randombytes_buf(salt.data(), salt.size());
    return derive(passphrase, cost, salt);
}

Expected<SealedBox, SealedError> SealedBox::from(std::string_view bytes)
{
    if (sodium_init() < 0) return failure(SealedError::NoMemory);
    if (bytes.size() < kHead + kTag + kSum || bytes.size() > kLargest ||
        !bytes.starts_with(kMagic)) {
        return failure(SealedError::Damaged);
    }
    const auto body = bytes.substr(0, bytes.size() - kSum);
    const auto sum = sumOf(body);
    if (sodium_memcmp(sum.data(), raw(bytes) + body.size(), kSum) != 0)
        return failure(SealedError::Damaged);
    // From here on it is as it was written; what we do not know is of a later time.
    if (raw(bytes)[8] != kVersion || raw(bytes)[9] != kArgon2id) return failure(SealedError::Newer);
    SealedBox box;
    box.m_cost = {numberAt(bytes, 10), numberAt(bytes, 14)};
    if (!box.m_cost.isFair()) return failure(SealedError::TooCostly);
    std::copy_n(asBytes(bytes).data() + 18, box.m_salt.size(), box.m_salt.data());
    std::copy_n(raw(bytes) + 34, box.m_proof.size(), box.m_proof.data());
    std::copy_n(raw(bytes) + 50, box.m_nonce.size(), box.m_nonce.data());
    box.m_head = body.substr(0, kHead);
    box.m_box = body.substr(kHead);
    return box;
}

bool SealedBox::provesItself(const SealKey& key) const
{
    const auto proof = proofOf(key);
    return sodium_memcmp(proof.data(), m_proof.data(), proof.size()) == 0;
}

Expected<SealKey, SealedError> SealedBox::keyFor(const crypto::SecretText& passphrase) const
{
    auto key = derive(passphrase, m_cost, m_salt);
    if (key && !provesItself(*key)) return failure(SealedError::WrongPassphrase);
    return key;
}

Expected<KeptKeys, SealedError> SealedBox::open(const SealKey& key) const
{
    if (key.salt != m_salt || key.cost != m_cost || !provesItself(key))
        return failure(SealedError::Shut);
    const auto boxKey = boxKeyOf(key);
    LockedBytes plain(m_box.size() - kTag);
    if (!boxKey || !plain) return failure(SealedError::NoMemory);
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.raw(), &length, nullptr, raw(m_box),
                                                   m_box.size(), raw(m_head), m_head.size(),
                                                   m_nonce.data(), boxKey->raw()) != 0) {
        return failure(SealedError::Damaged);
    }
    return unpack(plain.view());
}

Expected<std::string, SealedError> sealed(const KeptKeys& keys, const SealKey& key)
{
    const auto plain = pack(keys);
    if (!plain) return failure(plain.error());
    const auto boxKey = boxKeyOf(key);
    if (!boxKey) return failure(SealedError::NoMemory);
    std::string file(kMagic);
    file += static_cast<char>(kVersion);
    file += static_cast<char>(kArgon2id);
    appendNumber(file, key.cost.passes);
    appendNumber(file, key.cost.memory);
    file += asText(key.salt);
    const auto proof = proofOf(key);
    file.append(reinterpret_cast<const char*>(proof.data()), proof.size());
    std::array<char, 24> nonce{};
    randombytes_buf(nonce.data(), nonce.size());
    file.append(nonce.data(), nonce.size());
    file.resize(kHead + plain->size() + kTag);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char*>(file.data()) + kHead, &length, plain->raw(), plain->size(),
        raw(file), kHead, nullptr, raw(file) + kHead - nonce.size(), boxKey->raw());
    const auto sum = sumOf(file);
    file.append(reinterpret_cast<const char*>(sum.data()), sum.size());
    return file;
}

} // namespace grapevine::secrets
