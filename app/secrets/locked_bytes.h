#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/bytes.h"

namespace grapevine::secrets {

/// A piece of libsodium's locked memory of a fixed size: fenced by guard pages, kept out of swap
/// and dumps, wiped when it goes. Holds nothing when the system gave none, or when moved from.
class LockedBytes {
public:
    LockedBytes() = default;
    /// Filled with zeros. At least one byte is taken.
    explicit LockedBytes(std::size_t size);

    [[nodiscard]] explicit operator bool() const { return m_data != nullptr; }
    [[nodiscard]] std::byte* data() { return m_data.get(); }
    [[nodiscard]] unsigned char* raw() { return reinterpret_cast<unsigned char*>(m_data.get()); }
    [[nodiscard]] const unsigned char* raw() const
    {
        return reinterpret_cast<const unsigned char*>(m_data.get());
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] ByteView view() const { return {m_data.get(), m_size}; }
    [[nodiscard]] std::string_view text() const { return asText(view()); }

private:
    struct Free {
        void operator()(std::byte* data) const;
    };

    std::unique_ptr<std::byte, Free> m_data;
    std::size_t m_size = 0;
};

} // namespace grapevine::secrets
