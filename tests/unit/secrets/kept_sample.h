#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/secrets/sealed_file.h"
#include "core/base/random.h"

namespace grapevine::test {

/// What a passphrase costs in tests: next to nothing.
inline constexpr secrets::SealCost kCheap{1, secrets::SealCost::kMemoryLeast};

inline crypto::SecretText passphrase(const std::string& text)
{
    return *crypto::SecretText::fromText(text);
}

inline crypto::Keyring ringOf(Random& random, std::vector<std::size_t> sizes)
{
    crypto::Keyring ring;
    for (const auto size : sizes) {
        Bytes bytes(size);
        random.fill(bytes);
        ring.add(*crypto::SecretKey::fromBytes(bytes));
    }
    return ring;
}

inline bool same(const crypto::Keyring& one, const crypto::Keyring& other)
{
    if (one.keys().size() != other.keys().size()) return false;
    for (std::size_t i = 0; i < one.keys().size(); ++i) {
        if (!one.keys()[i].equals(other.keys()[i])) return false;
    }
    return true;
}

inline std::string bytesOf(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

inline void put(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read |
                                           std::filesystem::perms::owner_write);
}

} // namespace grapevine::test
