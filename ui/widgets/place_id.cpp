#include "ui/widgets/place_id.h"

#include <QCoreApplication>

#include <algorithm>

namespace grapevine::widgets {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Places", text);
}

} // namespace

std::string_view word(PlaceId place)
{
    switch (place) {
    case PlaceId::Overview: return "overview";
    case PlaceId::Members: return "members";
    case PlaceId::Services: return "services";
    case PlaceId::Timeline: return "timeline";
    case PlaceId::Ask: return "ask";
    case PlaceId::Map: return "map";
    case PlaceId::Keys: return "keys";
    case PlaceId::Matrix: return "matrix";
    }
    return {};
}

std::optional<PlaceId> placeNamed(std::string_view wanted)
{
    const auto* found = std::find_if(kAllPlaces.begin(), kAllPlaces.end(),
                                     [wanted](PlaceId place) { return word(place) == wanted; });
    return found == kAllPlaces.end() ? std::nullopt : std::optional(*found);
}

QString placeTitle(PlaceId place)
{
    switch (place) {
    case PlaceId::Overview: return say(QT_TRANSLATE_NOOP("Places", "Overview"));
    case PlaceId::Members: return say(QT_TRANSLATE_NOOP("Places", "Members"));
    case PlaceId::Services: return say(QT_TRANSLATE_NOOP("Places", "Services"));
    case PlaceId::Timeline: return say(QT_TRANSLATE_NOOP("Places", "Timeline"));
    case PlaceId::Ask: return say(QT_TRANSLATE_NOOP("Places", "Ask"));
    case PlaceId::Map: return say(QT_TRANSLATE_NOOP("Places", "Map"));
    case PlaceId::Keys: return say(QT_TRANSLATE_NOOP("Places", "Keys"));
    case PlaceId::Matrix: return say(QT_TRANSLATE_NOOP("Places", "Views"));
    }
    return {};
}

QString placeHint(PlaceId place)
{
    switch (place) {
    case PlaceId::Overview:
        return say(QT_TRANSLATE_NOOP("Places", "Is it healthy? All in one look"));
    case PlaceId::Members:
        return say(QT_TRANSLATE_NOOP("Places", "Every member with its status and tags"));
    case PlaceId::Services:
        return say(QT_TRANSLATE_NOOP("Places", "What the members offer, by their tags"));
    case PlaceId::Timeline:
        return say(QT_TRANSLATE_NOOP("Places", "What was seen to happen, and when"));
    case PlaceId::Ask: return say(QT_TRANSLATE_NOOP("Places", "Send queries and events"));
    case PlaceId::Map:
        return say(QT_TRANSLATE_NOOP("Places", "How far members are from each other"));
    case PlaceId::Keys:
        return say(QT_TRANSLATE_NOOP("Places", "Who holds which key, and who leads"));
    case PlaceId::Matrix:
        return say(QT_TRANSLATE_NOOP("Places", "What each member says of each other"));
    }
    return {};
}

int placeDigit(PlaceId place)
{
    return static_cast<int>(place) + 1;
}

} // namespace grapevine::widgets
