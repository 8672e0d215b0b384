#include "app/secrets/locked_bytes.h"

#include <algorithm>

#include <sodium.h>

namespace grapevine::secrets {

LockedBytes::LockedBytes(std::size_t size)
{
    if (sodium_init() < 0) return;
    m_data.reset(static_cast<std::byte*>(sodium_malloc(std::max<std::size_t>(size, 1))));
    if (m_data == nullptr) return;
    m_size = size;
    sodium_memzero(m_data.get(), m_size);
}

void LockedBytes::Free::operator()(std::byte* data) const
{
    sodium_free(data);
}

} // namespace grapevine::secrets
