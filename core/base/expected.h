#pragma once

#include <tl/expected.hpp>

namespace grapevine {

/// A value, or the reason why there is none. What a peer, a disk or a user can cause is an E.
template<class T, class E> using Expected = tl::expected<T, E>;

template<class E> [[nodiscard]] constexpr tl::unexpected<E> failure(E error)
{
    return tl::unexpected<E>(std::move(error));
}

} // namespace grapevine
