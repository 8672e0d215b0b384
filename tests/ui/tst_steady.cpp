#include <QAbstractItemView>
#include <QHash>
#include <QTest>

#include "tests/models/query_story.h"
#include "tests/models/timeline_story.h"
#include "tests/ui/looks/languages.h"
#include "tests/ui/services_bench.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;
using widgets::PlaceId;

/// Nothing jumps while values change: what a person is about to click stays where it is.
class TstSteady final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void placesStandWhileValuesGrow_data();
    void placesStandWhileValuesGrow();
    void rowsStandWhileNoticesComeAndGo_data();
    void rowsStandWhileNoticesComeAndGo();
    void answersComeInWithoutAJump();
};

namespace {

/// Where everything stands, by name; in the window's coordinates.
QHash<QString, QRect> standing(QWidget& window)
{
    // Layouts settle in turns.
    for (int turn = 0; turn < 4; ++turn)
        QCoreApplication::processEvents();
    QHash<QString, QRect> places;
    QHash<QString, int> namesakes;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window) continue;
        QString name = QLatin1String(widget->metaObject()->className());
        for (const auto* at = widget; at != nullptr && at != &window; at = at->parentWidget())
            name.prepend(at->objectName() + u'/');
        const int same = namesakes[name]++;
        places.insert(name + QString::number(same),
                      QRect(widget->mapTo(&window, QPoint()), widget->size()));
    }
    return places;
}

/// What stands elsewhere now, or came or went. Scroll bars come with more rows, and with them the
/// room that is left for these.
QStringList moved(const QHash<QString, QRect>& before, const QHash<QString, QRect>& after)
{
    QStringList found;
    for (auto at = before.begin(); at != before.end(); ++at) {
        const bool ofScrolling = at.key().contains(QStringLiteral("qt_scrollarea")) ||
                                 at.key().contains(QStringLiteral("ScrollBar")) ||
                                 at.key().contains(QStringLiteral("Header"));
        // Two lines of letters one behind the other, at the end where nothing follows.
        const bool ofTally = at.key().contains(QStringLiteral("tallyStrip")) ||
                             at.key().contains(QStringLiteral("selectionSummary"));
        // To its right comes the button that sorts anew.
        const bool ofChips = at.key().contains(QStringLiteral("filterChips")) &&
                             after.value(at.key()).topLeft() == at->topLeft();
        if (ofScrolling || ofTally || ofChips || after.value(at.key()) == at.value()) continue;
        const auto now = after.value(at.key());
        found.append(QStringLiteral("%1: %2 %3 %4x%5 -> %6 %7 %8x%9")
                         .arg(at.key())
                         .arg(at->x())
                         .arg(at->y())
                         .arg(at->width())
                         .arg(at->height())
                         .arg(now.x())
                         .arg(now.y())
                         .arg(now.width())
                         .arg(now.height()));
    }
    found.sort();
    return found;
}

/// As many more members as that, all of one sort.
link::ObservationBatch grown(std::uint32_t from, std::uint32_t count, link::RawState state)
{
    link::ObservationBatch batch;
    for (std::uint32_t at = 0; at < count; ++at) {
        test::Sketch sketch{.id = from + at,
                            .name = "more-" + std::to_string(from + at),
                            .tags = {{"role", "web"}, {"zone", "eu-1a"}, {"port", "8080"}},
                            .address = "10.2.0.1"};
        sketch.state = state;
        if (state == link::RawState::Dead) sketch.status = link::MemberStatus::Failed;
        batch.changed.push_back(test::row(sketch));
    }
    return batch;
}

} // namespace

void TstSteady::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstSteady::placesStandWhileValuesGrow_data()
{
    QTest::addColumn<PlaceId>("place");
    QTest::addColumn<QString>("language");
    for (const char* language : {"en", "de"}) {
        const auto row = [&](const char* name, PlaceId place) {
            QTest::addRow("%s-%s", name, language) << place << QString::fromLatin1(language);
        };
        row("overview", PlaceId::Overview);
        row("members", PlaceId::Members);
        row("services", PlaceId::Services);
        row("timeline", PlaceId::Timeline);
        row("ask", PlaceId::Ask);
    }
}

void TstSteady::placesStandWhileValuesGrow()
{
    QFETCH(PlaceId, place);
    QFETCH(QString, language);
    const test::Speaking speaking(language);
    WindowBench bench;
    bench.window.view().setStaysOutside(true);
    bench.look(test::observerStatus(), test::shop(), test::observerCapabilities());
    bench.window.goTo(place);
    bench.publish(test::batchOf(test::nightStory()));
    bench.now = test::momentAt(9s);
    bench.tell(test::observerStatus(bench.now));
    const auto before = standing(bench.window);
    std::uint32_t id = 1000;
    for (const std::uint32_t count : {8U, 80U, 900U}) {
        for (const auto state :
             {link::RawState::Alive, link::RawState::Suspect, link::RawState::Dead}) {
            bench.publish(grown(id, count, state));
            id += count;
        }
        // Ages, rates and counts of one, two and more digits.
        auto status = test::observerStatus(bench.now);
        bench.now = test::momentAt(std::chrono::seconds{count});
        status.bytesPerSecond = 11.0 * count;
        status.answers = count * 10;
        status.asOf = bench.now;
        bench.tell(status);
        std::vector<link::TimelineEntry> more;
        for (unsigned at = 0; at < count; ++at)
            more.push_back(
                test::eventOf("deploy", "x", at, std::chrono::seconds{count} + at * 1ms));
        bench.publish(test::batchOf(std::move(more)));
        const auto found = moved(before, standing(bench.window));
        QVERIFY2(found.isEmpty(), qPrintable(QString::number(count) + u'\n' + found.join(u'\n')));
    }
}

void TstSteady::rowsStandWhileNoticesComeAndGo_data()
{
    QTest::addColumn<QString>("notice");
    for (const char* notice : {"stale", "paused", "clash", "unreachable", "join"})
        QTest::addRow("%s", notice) << QString::fromLatin1(notice);
}

void TstSteady::rowsStandWhileNoticesComeAndGo()
{
    QFETCH(QString, notice);
    WindowBench bench;
    bench.window.view().setStaysOutside(notice != QStringLiteral("join"));
    bench.look(test::liveStatus(), test::nightShift());
    bench.tell(test::liveStatus());
    auto& table = bench.table();
    const auto rowAt = [&] {
        QCoreApplication::processEvents();
        return table.viewport()->mapTo(&bench.window,
                                       table.visualRect(bench.model().index(4, 1)).topLeft());
    };
    const auto before = rowAt();
    if (notice == QStringLiteral("stale")) {
        auto status = test::liveStatus();
        status.phase = link::LinkPhase::Stale;
        bench.now = test::momentAt(23s);
        bench.tell(status);
    } else if (notice == QStringLiteral("paused")) {
        bench.session->setPaused(true);
    } else if (notice == QStringLiteral("clash")) {
        auto clash = test::entryOf(link::EntryKind::Conflict, 0s);
        clash.name = "db-7";
        clash.addresses = {"10.0.3.24:7946", "10.0.5.99:7946"};
        bench.publish(test::batchOf({clash}));
    } else if (notice == QStringLiteral("unreachable")) {
        auto status = test::liveStatus();
        status.notice = "others cannot reach us at 10.0.9.4:7946";
        bench.tell(status);
    } else {
        bench.now = test::momentAt(40s);
        bench.tell(test::liveStatus(bench.now));
    }
    QCOMPARE(rowAt(), before);
}

void TstSteady::answersComeInWithoutAJump()
{
    WindowBench bench;
    auto status = test::observerStatus();
    status.sendLocked = false;
    bench.observe(status);
    bench.window.goTo(PlaceId::Ask);
    models::AskDraft draft;
    draft.name = QStringLiteral("version");
    auto& form = bench.window.askPlace().form();
    form.setDraft(draft);
    Q_EMIT form.sendRequested();
    const link::CommandId id{bench.fake->commands().size()};
    bench.publish(test::outcomeOf(id));
    bench.publish(test::versionAnswers(id, 1));
    const auto before = standing(bench.window);
    for (const std::size_t most : {9U, 10U, 24U, 38U}) {
        bench.publish(test::versionAnswers(id, most));
        bench.now = test::momentAt(std::chrono::milliseconds{100 * most});
        const auto found = moved(before, standing(bench.window));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    bench.publish(test::versionOver(id));
    const auto found = moved(before, standing(bench.window));
    // Only what can no longer be stopped goes.
    for (const auto& line : found)
        QVERIFY2(line.contains(QStringLiteral("runStop")), qPrintable(found.join(u'\n')));
}

QTEST_MAIN(TstSteady)
#include "tst_steady.moc"
