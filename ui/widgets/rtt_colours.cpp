#include "ui/widgets/rtt_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace grapevine::widgets {

namespace {

constexpr std::array<QRgb, kZoneColours> kOnLight = {0x0A5FA6, 0xA84300, 0x00705A,
                                                     0x8A2F74, 0x6A5200, 0x46525E};
constexpr std::array<QRgb, kZoneColours> kOnDark = {0x62B8F0, 0xF0A04B, 0x4CC9A4,
                                                    0xE38CC4, 0xD9C75A, 0xA9B6C4};

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor zoneColour(std::size_t zone, const Theme& theme)
{
    return QColor((theme.dark ? kOnDark : kOnLight)[zone % kZoneColours]);
}

QColor rttShade(double ms, double least, double most, const Theme& theme)
{
    const double from = std::log(std::max(least, 1e-3));
    const double to = std::log(std::max(most, 1e-3));
    const double part =
        to > from ? std::clamp((std::log(std::max(ms, 1e-3)) - from) / (to - from), 0.0, 1.0) : 0.0;
    return mixed(theme.alive, theme.base, 0.06 + 0.86 * part);
}

QColor inkOn(const QColor& ground)
{
    // Where both can be read as well, 0.179: one of the two is always 4.5:1 or more.
    return luminance(ground) > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace grapevine::widgets
