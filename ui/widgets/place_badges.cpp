#include "ui/widgets/place_badges.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/widgets/sidebar.h"

namespace grapevine::widgets {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(PlaceBadges)
};

QString numberOf(std::size_t count)
{
    return count == 0 ? QString() : QLocale().toString(qulonglong{count});
}

} // namespace

void showHealthBadges(Sidebar& sidebar, const models::ClusterHealth& health)
{
    const auto ill =
        health.tally.of(models::StatusKind::Failed) + health.tally.of(models::StatusKind::Suspect);
    sidebar.setBadge(
        PlaceId::Members, numberOf(ill),
        ill == 0 ? QString()
                 : Context::tr("%n failed or suspect", nullptr, static_cast<int>(ill)),
        true);
    const auto findings = health.findings.size();
    sidebar.setBadge(
        PlaceId::Overview, numberOf(findings),
        findings == 0 ? QString()
                      : Context::tr("%n to look at", nullptr, static_cast<int>(findings)),
        false);
}

void showRepeatBadge(Sidebar& sidebar, bool repeating)
{
    sidebar.setBadge(PlaceId::Ask, repeating ? QStringLiteral("↻") : QString(),
                     repeating ? Context::tr("A message is sent again and again") : QString(),
                     true);
}

} // namespace grapevine::widgets
