#pragma once

#include <compare>
#include <cstddef>
#include <functional>

namespace grapevine {

/// A number with a meaning: it compares with its own kind and converts to nothing else.
template<class Tag, class Rep> class StrongNumber {
public:
    using Representation = Rep;

    constexpr StrongNumber() = default;
    constexpr explicit StrongNumber(Rep value)
        : m_value(value)
    {
    }

    [[nodiscard]] constexpr Rep value() const { return m_value; }
    constexpr auto operator<=>(const StrongNumber&) const = default;

private:
    Rep m_value{};
};

} // namespace grapevine

template<class Tag, class Rep> struct std::hash<grapevine::StrongNumber<Tag, Rep>> {
    std::size_t operator()(const grapevine::StrongNumber<Tag, Rep>& number) const noexcept
    {
        return std::hash<Rep>{}(number.value());
    }
};
