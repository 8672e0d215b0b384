#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace grapevine::widgets {

/// What of a cluster is shown, in the sidebar's order.
enum class PlaceId : std::uint8_t { Overview, Members, Services, Timeline, Ask, Map, Matrix, Keys };

inline constexpr std::array kAllPlaces = {PlaceId::Overview, PlaceId::Members, PlaceId::Services,
                                          PlaceId::Timeline, PlaceId::Ask,     PlaceId::Map,
                                          PlaceId::Matrix,   PlaceId::Keys};

/// `members`: for command lines and settings, and the name of its icon.
[[nodiscard]] std::string_view word(PlaceId place);
[[nodiscard]] std::optional<PlaceId> placeNamed(std::string_view word);

[[nodiscard]] QString placeTitle(PlaceId place);
/// One line: what is there, and its key.
[[nodiscard]] QString placeHint(PlaceId place);
/// The digit of its key: `Ctrl+2`.
[[nodiscard]] int placeDigit(PlaceId place);

} // namespace grapevine::widgets
