#include "app/secrets/kept_key.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <sodium.h>

namespace grapevine::secrets {

namespace {

/// What is written is a multiple of this.
constexpr std::size_t kBlock = 1024;

class Writer {
public:
    explicit Writer(std::byte* to)
        : m_to(to)
    {
    }
    void number(std::size_t value, std::size_t width)
    {
        for (std::size_t i = 0; i < width; ++i)
            *m_to++ = static_cast<std::byte>(value >> (8 * i) & 0xff);
    }
    void bytes(ByteView view) { m_to = std::copy(view.begin(), view.end(), m_to); }

private:
    std::byte* m_to;
};

class Reader {
public:
    explicit Reader(ByteView bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] std::optional<std::size_t> number(std::size_t width)
    {
        const auto view = bytes(width);
        if (!view) return std::nullopt;
        std::size_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value |= static_cast<std::size_t>((*view)[i]) << (8 * i);
        return value;
    }
    [[nodiscard]] std::optional<ByteView> bytes(std::size_t count)
    {
        if (m_bytes.size() < count) return std::nullopt;
        const auto view = m_bytes.first(count);
        m_bytes = m_bytes.subspan(count);
        return view;
    }
    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }

private:
    ByteView m_bytes;
};

std::optional<crypto::Keyring> readRing(Reader& from)
{
    const auto count = from.number(1);
    if (!count || *count == 0 || *count > KeptKey::kKeysMost) return std::nullopt;
    crypto::Keyring ring;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto length = from.number(1);
        const auto bytes = length ? from.bytes(*length) : std::nullopt;
        if (!bytes) return std::nullopt;
        auto key = crypto::SecretKey::fromBytes(*bytes);
        if (!key) return std::nullopt;
        ring.add(std::move(*key));
    }
    return ring;
}

bool hasName(const KeptKeys& keys, const std::string& name)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&name](const KeptKey& one) { return one.name == name; });
}

} // namespace

Expected<LockedBytes, SealedError> pack(const KeptKeys& keys)
{
    if (keys.size() > KeptKey::kNamesMost) return failure(SealedError::TooMany);
    std::size_t size = 2;
    for (const auto& one : keys) {
        if (one.name.empty() || one.name.size() > KeptKey::kNameLongest)
            return failure(SealedError::BadName);
        const auto& ring = one.ring.keys();
        if (ring.empty() || ring.size() > KeptKey::kKeysMost) return failure(SealedError::TooMany);
        size += 2 + one.name.size() + 1;
        for (const auto& key : ring)
            size += 1 + key.bytes().size();
    }
    LockedBytes out((size / kBlock + 1) * kBlock);
    if (!out) return failure(SealedError::NoMemory);
    Writer to(out.data());
    to.number(keys.size(), 2);
    for (const auto& one : keys) {
        to.number(one.name.size(), 2);
        to.bytes(asBytes(one.name));
        to.number(one.ring.keys().size(), 1);
        for (const auto& key : one.ring.keys()) {
            to.number(key.bytes().size(), 1);
            to.bytes(key.bytes());
        }
    }
    std::size_t padded = 0;
    if (sodium_pad(&padded, out.raw(), size, kBlock, out.size()) != 0 || padded != out.size())
        return failure(SealedError::NoMemory);
    return out;
}

Expected<KeptKeys, SealedError> unpack(ByteView bytes)
{
    std::size_t size = 0;
    if (bytes.empty() || bytes.size() % kBlock != 0 ||
        sodium_unpad(&size, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     kBlock) != 0) {
        return failure(SealedError::Damaged);
    }
    Reader from(bytes.first(size));
    const auto count = from.number(2);
    if (!count || *count > KeptKey::kNamesMost) return failure(SealedError::Damaged);
    KeptKeys keys;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto length = from.number(2);
        if (!length || *length == 0 || *length > KeptKey::kNameLongest)
            return failure(SealedError::Damaged);
        const auto name = from.bytes(*length);
        if (!name) return failure(SealedError::Damaged);
        auto ring = readRing(from);
        std::string text(asText(*name));
        if (!ring || hasName(keys, text)) return failure(SealedError::Damaged);
        keys.push_back({std::move(text), std::move(*ring)});
    }
    if (!from.atEnd()) return failure(SealedError::Damaged);
    return keys;
}

Expected<LockedBytes, SealedError> textOf(const crypto::Keyring& ring)
{
    constexpr std::size_t kLine =
        sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_ORIGINAL); // With a closing zero.
    if (ring.empty() || ring.keys().size() > KeptKey::kKeysMost)
        return failure(SealedError::TooMany);
    LockedBytes room(ring.keys().size() * kLine);
    if (!room) return failure(SealedError::NoMemory);
    std::size_t filled = 0;
    for (const auto& key : ring.keys()) {
        if (filled > 0) room.raw()[filled++] = ' ';
        auto* line = reinterpret_cast<char*>(room.raw() + filled);
        sodium_bin2base64(line, room.size() - filled,
                          reinterpret_cast<const unsigned char*>(key.bytes().data()),
                          key.bytes().size(), sodium_base64_VARIANT_ORIGINAL);
        filled += std::string_view(line).size();
    }
    LockedBytes out(filled);
    if (!out) return failure(SealedError::NoMemory);
    std::copy_n(room.data(), filled, out.data());
    return out;
}

Expected<crypto::Keyring, crypto::KeyError> ringFrom(std::string_view text)
{
    crypto::Keyring ring;
    while (!text.empty()) {
        const auto space = text.find(' ');
        auto key = crypto::SecretKey::fromBase64(text.substr(0, space));
        if (!key) return failure(key.error());
        ring.add(std::move(*key));
        if (ring.keys().size() > KeptKey::kKeysMost) return failure(crypto::KeyError::BadFile);
        text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
    }
    if (ring.empty()) return failure(crypto::KeyError::BadFile);
    return ring;
}

std::vector<std::string> fingerprintsOf(const crypto::Keyring& ring)
{
    std::vector<std::string> all;
    for (const auto& key : ring.keys())
        all.push_back(key.fingerprint());
    return all;
}

} // namespace grapevine::secrets
