// What the whole window costs a person who works with a large cluster. Prints one line a figure:
// BENCH name value unit, in milliseconds of the wall clock unless its name ends in -cpu.
//
//   bench_window MEMBERS SECONDS [PART]   so many members; each stretch of changes lasts so long;
//                                         PART alone: sort, keys, arrivals, flood or
//                                         kept-sorted
//   bench_window --quick                  the same, small
//
// Changes come from a thread of their own, as a gossip thread hands them over: every 33 ms.

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "tests/bench/bench_link.h"
#include "tests/bench/busy_cluster.h"
#include "tests/bench/loop_watch.h"
#include "tests/bench/memory.h"
#include "tests/bench/stopwatch.h"
#include "ui/bridge/cluster_session.h"
#include "ui/bridge/desk_clock.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"

using namespace grapevine;
using namespace grapevine::bench;
using namespace std::chrono_literals;
using widgets::PlaceId;

namespace {

constexpr std::size_t kQuickMembers = 2'000;
constexpr auto kPace = 33ms; ///< As often as links publish while much happens.
constexpr std::size_t kPerBatch = 330;
constexpr std::size_t kInSight = 16; ///< Of them in rows that are on the screen.
constexpr int kArrivals = 100;
constexpr int kDearKeysShown = 6;

double milliseconds(Watch::time_point since)
{
    return std::chrono::duration<double, std::milli>(Watch::now() - since).count();
}

/// Does `work` on a thread of its own, again and again, until it goes.
class Repeater {
public:
    explicit Repeater(std::function<Watch::duration()> work)
        : m_thread([this, work = std::move(work)] {
            std::unique_lock lock(m_mutex);
            auto next = Watch::now();
            do {
                lock.unlock();
                next += work();
                lock.lock();
            } while (!m_enough.wait_until(lock, next, [this] { return m_stopped; }));
        })
    {
    }
    ~Repeater()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_enough.notify_all();
        m_thread.join();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_enough;
    bool m_stopped = false;
    std::thread m_thread; ///< Last: it uses all the others.
};

class Bench {
public:
    Bench(LoopWatch& loop, std::size_t members, std::chrono::milliseconds stretch)
        : m_loop(loop)
        , m_cluster(members, bridge::readDeskClock())
        , m_stretch(stretch)
        , m_window(QStringLiteral("0"))
    {
        link::LinkStatus status;
        status.mode = link::LinkMode::Observer;
        status.phase = link::LinkPhase::Live;
        status.interval = 30s;
        auto owned = std::make_unique<BenchLink>(std::move(status));
        m_link = owned.get();
        m_session = std::make_unique<bridge::ClusterSession>(std::move(owned));
        m_window.resize(1920, 1080);
        m_window.view().showSession(m_session.get(), QStringLiteral("bench"));
        m_window.show();
        // After all places have had it.
        QObject::connect(m_session.get(), &bridge::ClusterSession::batchArrived, &m_window,
                         [this] { m_taken = true; });
    }
    ~Bench() { m_window.view().forgetSession(); }

    void measure(std::string_view part)
    {
        const auto wants = [part](std::string_view one) { return part.empty() || part == one; };
        fill();
        letFill();
        m_window.goTo(PlaceId::Members);
        model().setSort("rtt", Qt::AscendingOrder);
        settle();
        if (wants("sort")) sortClicks();
        if (wants("keys")) keys();
        model().setSort("rtt", Qt::AscendingOrder);
        settle();
        if (wants("arrivals")) arrivals();
        if (wants("flood")) floods();
        if (part == "kept-sorted") floodKeptSorted();
        figure("window.rss", statusField("VmRSS") / 1000.0, "MB");
    }

private:
    void arrivals()
    {
        arrive("event-in-table", PlaceId::Members, table().viewport(),
               [this] { return oneChange(); });
        arrive("event-in-timeline", PlaceId::Timeline, m_window.timelinePlace().list().viewport(),
               [this] { return oneEvent(); });
    }

    void floods()
    {
        flood("flood", PlaceId::Members);
        floodKeptSorted();
        flood("flood-overview", PlaceId::Overview);
        flood("flood-services", PlaceId::Services);
    }

    void floodKeptSorted()
    {
        table().setKeepSorted(true);
        // What has waited for a sort until now goes to its place once.
        for (int turn = 0; turn < 5; ++turn)
            settle();
        flood("flood-kept-sorted", PlaceId::Members);
        table().setKeepSorted(false);
    }

    models::MemberModel& model() { return m_window.membersPlace().model(); }
    widgets::MemberTableView& table() { return m_window.membersPlace().table(); }

    /// Turns the loop for so long, or until somebody calls `exit`.
    static void turnFor(std::chrono::milliseconds time)
    {
        QTimer end;
        end.setSingleShot(true);
        QObject::connect(&end, &QTimer::timeout, &end, [] { QCoreApplication::exit(); });
        end.start(time);
        QCoreApplication::exec();
    }

    /// Until nothing is left to do but what happens each second.
    void settle() const { turnFor(std::min<std::chrono::milliseconds>(200ms, m_stretch)); }

    void fill()
    {
        settle();
        link::ObservationBatch all;
        all.resync = true;
        all.changed = m_cluster.rows();
        m_loop.follow(&m_window, &m_window);
        m_taken = false;
        const auto began = Watch::now();
        m_link->publish(std::move(all), bridge::readDeskClock());
        if (m_loop.turnUntilPainted([this] { return m_taken.load(); }))
            figure("window.fill", milliseconds(began), "ms");
    }

    /// Until rows stay where they are, as they do for all but the first moments of a session.
    void letFill()
    {
        const auto pause = std::min<std::chrono::milliseconds>(16s, 4 * m_stretch);
        const auto began = Watch::now();
        while (Watch::now() - began < pause)
            settle();
    }

    /// The round trip of one row that is on the screen.
    link::ObservationBatch oneChange()
    {
        link::ObservationBatch batch;
        const auto& key = m_inSight[m_told++ % m_inSight.size()];
        batch.changed = m_cluster.changeThose({&key, 1}, bridge::readDeskClock());
        return batch;
    }

    /// A user event.
    link::ObservationBatch oneEvent()
    {
        link::ObservationBatch batch;
        link::TimelineEntry entry;
        entry.number = ++m_told;
        entry.kind = link::EntryKind::User;
        entry.at = bridge::readDeskClock();
        entry.lamportTime = LamportTime{m_told};
        entry.name = "deploy";
        entry.payload = toBytes("build 312");
        batch.entries.push_back(std::move(entry));
        return batch;
    }

    void lookAtRows()
    {
        m_inSight.clear();
        const int rows = std::min(model().rowCount(), 30);
        for (int row = 0; row < rows; ++row)
            m_inSight.push_back(model().keyAt(row)->member);
    }

    /// One thing after the other, while nothing else happens: from the link to the screen.
    void arrive(const std::string& name, PlaceId place, QWidget* content,
                const std::function<link::ObservationBatch()>& next)
    {
        m_window.goTo(place);
        settle();
        lookAtRows();
        m_loop.follow(&m_window, content);
        Samples took;
        std::atomic<Watch::time_point> handedOver{};
        m_taken = false;
        m_loop.setPainted([&] {
            if (!m_taken.exchange(false)) return;
            took.push_back(milliseconds(handedOver.load()));
            if (took.size() >= kArrivals) QCoreApplication::exit();
        });
        std::uint64_t number = 0;
        {
            const Repeater publisher([&] {
                auto batch = next();
                handedOver = Watch::now();
                m_link->publish(std::move(batch), bridge::readDeskClock());
                return 40ms + (++number * 7) % 31 * 1ms;
            });
            turnFor(m_stretch < 1s ? 10 * m_stretch
                                   : std::max<std::chrono::milliseconds>(m_stretch, 8s));
        }
        m_loop.setPainted({});
        figure("window." + name + "-p50", percentile(took, 0.5), "ms");
        figure("window." + name + "-p99", percentile(took, 0.99), "ms");
    }

    /// 10,000 changes a second.
    void flood(const std::string& name, PlaceId place)
    {
        m_window.goTo(place);
        settle();
        lookAtRows();
        m_loop.follow(&m_window, table().viewport());
        m_loop.start();
        std::size_t published = 0;
        {
            const Repeater publisher([&] {
                link::ObservationBatch batch;
                const auto now = bridge::readDeskClock();
                batch.changed = m_cluster.change(kPerBatch - kInSight, now);
                for (auto& row : m_cluster.changeThose(
                         std::span(m_inSight).first(std::min(kInSight, m_inSight.size())), now))
                    batch.changed.push_back(std::move(row));
                published += batch.changed.size();
                m_link->publish(std::move(batch), now);
                return Watch::duration{kPace};
            });
            turnFor(m_stretch);
        }
        m_loop.stop();
        const auto told = [&](const char* what, double value, const char* unit) {
            figure("window." + name + '-' + what, value, unit);
        };
        told("updates",
             static_cast<double>(published) / (static_cast<double>(m_stretch.count()) / 1e3), "/s");
        if (place == PlaceId::Members) {
            told("paint-p50", percentile(m_loop.paints(), 0.5), "ms");
            told("paint-p99", percentile(m_loop.paints(), 0.99), "ms");
        }
        told("wait-p99", percentile(m_loop.waits(), 0.99), "ms");
        told("stall", percentile(m_loop.waits(), 1), "ms");
        told("turn-cpu", m_loop.longestTurn(), "ms");
    }

    void sortClicks()
    {
        // The arrow in the header is painted with each click, and in the same turn the rows, if
        // they stand otherwise now.
        auto* header = table().horizontalHeader();
        m_loop.follow(&m_window, header->viewport());
        Samples took;
        Samples used;
        for (int section = 0; section < header->count(); ++section) {
            for (int click = 0; click < 2; ++click) {
                const QPointF at(header->sectionViewportPosition(section) + 12,
                                 header->height() / 2.0);
                const auto global = header->viewport()->mapToGlobal(at);
                const double before = threadTime();
                const auto began = Watch::now();
                for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
                    const bool press = type == QEvent::MouseButtonPress;
                    QMouseEvent event(type, at, global, Qt::LeftButton,
                                      press ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
                    QCoreApplication::sendEvent(header->viewport(), &event);
                }
                if (m_loop.turnUntilPainted([] { return true; })) {
                    took.push_back(milliseconds(began));
                    used.push_back(threadTime() - before);
                }
                settle();
            }
        }
        figure("window.sort-click-cpu-longest", percentile(used, 1), "ms");
        figure("window.sort-click-p50", percentile(took, 0.5), "ms");
        figure("window.sort-click-longest", percentile(took, 1), "ms");
    }

    /// How long until what comes of a key is painted; less than 0 when nothing does.
    double press(int key, const QString& text, Samples& used)
    {
        const double before = threadTime();
        // The field is painted with each key, and in the same turn whatever else has changed.
        m_loop.follow(&m_window, &m_window.membersPlace().filterField());
        const auto filter = model().filter().text();
        const auto began = Watch::now();
        // An open list of completions takes the keys, and hands them on.
        auto* popup = QApplication::activePopupWidget();
        auto* taker = popup != nullptr ? popup : &m_window.membersPlace().filterField();
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier, text);
            QCoreApplication::sendEvent(taker, &event);
        }
        // Where a word is no filter yet the table stays as it is.
        if (model().filter().text() == filter) return -1;
        if (!m_loop.turnUntilPainted([] { return true; })) return -1;
        used.push_back(threadTime() - before);
        return milliseconds(began);
    }

    void keys()
    {
        auto& field = m_window.membersPlace().filterField();
        m_window.activateWindow();
        field.setFocus();
        settle();
        Samples took;
        Samples used;
        std::multimap<double, std::string> dear; ///< By processor time: what the field held then.
        for (const std::string_view typed :
             {"db-01", "eu-1a web", "rtt>20ms", "zone=eu-1b not web", "status:suspect", "9 7 5"}) {
            const auto key = [&](int code, const QString& text) {
                const double one = press(code, text, used);
                if (one >= 0) {
                    took.push_back(one);
                    dear.emplace(-used.back(), field.text().toStdString());
                }
                settle();
            };
            for (const char letter : typed)
                key(QChar::fromLatin1(letter).toUpper().unicode(), QString(QLatin1Char(letter)));
            for (std::size_t letter = 0; letter < typed.size(); ++letter)
                key(Qt::Key_Backspace, QStringLiteral("\b"));
        }
        field.clear();
        settle();
        figure("window.key-count", static_cast<double>(took.size()), "count");
        figure("window.key-p50", percentile(took, 0.5), "ms");
        figure("window.key-p99", percentile(took, 0.99), "ms");
        figure("window.key-cpu-p99", percentile(used, 0.99), "ms");
        int shown = 0;
        for (const auto& [cost, text] : dear) {
            if (shown++ == kDearKeysShown) break;
            fmt::print("# {:.1f} ms of processor time: the last key of '{}'\n", -cost, text);
        }
    }

    LoopWatch& m_loop;
    BusyCluster m_cluster; ///< Of the publishing thread while there is one.
    std::chrono::milliseconds m_stretch;
    widgets::MainWindow m_window;
    std::unique_ptr<bridge::ClusterSession> m_session;
    BenchLink* m_link = nullptr;
    std::vector<MemberId> m_inSight;
    std::atomic<bool> m_taken{false};
    std::uint64_t m_told = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
    LoopWatch loop(argc, argv);
    widgets::applyTheme(widgets::ThemeChoice::Light);
    const bool quick = argc == 2 && std::string_view(argv[1]) == "--quick";
    if (!quick && argc != 3 && argc != 4) return 2;
    const auto members = quick ? kQuickMembers : std::strtoull(argv[1], nullptr, 10);
    const double seconds = quick ? 0.05 : std::strtod(argv[2], nullptr);
    if (members < kPerBatch || seconds <= 0) return 2;
    Bench bench(loop, members,
                std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)});
    bench.measure(argc == 4 ? argv[3] : "");
    return 0;
}
