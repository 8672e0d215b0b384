#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <cstdint>
#include <vector>

#include "ui/widgets/place_id.h"

namespace grapevine::widgets {

/// Under which heading an act is told, in this order.
enum class ActGroup : std::uint8_t {
    Going,
    Places,
    Cluster,
    Looking,
    Sending,
    Rows,
    Time,
    Appearance,
    Fields,
    Start,
};

/// Where an act can be done, and its keys hold.
enum class ActScope : std::uint8_t {
    Window,  ///< Wherever the keys go while a cluster is shown; letters alone over lists only.
    Lists,   ///< Over any list of any place.
    Members, ///< Over the members' table; the others likewise.
    Services,
    Timeline,
    Strip,
    Form, ///< While a message is written.
    Chips,
    Start, ///< On the start page.
};

/// What a person can do, and how it is told. One row of the table that the keys, the sheet of keys
/// and the palette are made of.
struct ActSpec {
    QString id; ///< For settings: never another meaning.
    ActGroup group = ActGroup::Going;
    ActScope scope = ActScope::Window;
    QString title;              ///< As in a menu.
    QList<QKeySequence> keys{}; ///< Those it comes with.
    bool fixed = false;         ///< A list or a field does it itself: told, and not to be changed.
    bool guarded = false;       ///< Too grave for a slip of the hand: no letter alone is its key.
};

/// Every act of the window, in the order of their telling; in the language of now.
[[nodiscard]] std::vector<ActSpec> allActs();

/// `place.members`.
[[nodiscard]] QString placeActId(PlaceId place);

[[nodiscard]] QString groupTitle(ActGroup group);
[[nodiscard]] QString scopeTitle(ActScope scope);

} // namespace grapevine::widgets
