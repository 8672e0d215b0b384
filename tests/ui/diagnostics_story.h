#pragma once

#include <QString>

#include "tests/models/member_rows.h"
#include "ui/models/diagnostics_picture.h"

namespace grapevine::test {

inline models::BoundRow bound(const char* id, const char* area, const char* what, std::uint64_t cap,
                              std::optional<std::uint64_t> used = {},
                              std::optional<std::uint64_t> lost = {}, const char* counter = "")
{
    models::BoundRow row;
    row.id = QString::fromLatin1(id);
    row.cluster = QStringLiteral("prod-eu");
    row.area = QString::fromLatin1(area);
    row.what = QString::fromLatin1(what);
    row.cap = cap;
    row.used = used;
    row.lost = lost;
    row.counter = QString::fromLatin1(counter);
    return row;
}

/// Grapevine after a bad night: something of everything.
inline models::DiagnosticsPicture troubledNight()
{
    using namespace std::chrono_literals;
    models::DiagnosticsPicture picture;
    picture.now = momentAt();
    picture.bounds = {bound("core/swim/member_table.h kMembersMost", "Members", "Members known",
                            1'048'576, 412, 0, "swim.members-over-cap"),
                      bound("core/net/mailbox.h kEntriesMost", "To the window",
                            "Timeline entries on their way to the window", 10'000, {}, 1'204),
                      bound("core/net/agent_streams.h kStreamsMost", "Network",
                            "TCP connections open at once", 96, {}, 3, "net.streams-over-cap"),
                      bound("core/serf/query_asker.h kOpenMost", "Events and queries",
                            "Our own open queries", 32),
                      bound("ui/models/timeline_store.h kContentBytesMost", "Window",
                            "Bytes of what those lines tell", 201'326'592, 83'412'008, 0)};
    for (int more = 0; more < 30; ++more) {
        const auto id = QByteArray("core/made/up.h kMore") + QByteArray::number(more);
        picture.bounds.push_back(
            bound(id.constData(), "Network", "Pings that wait for their answer", 256, 0, 0));
    }
    for (const char* name : {"net.stalls", "net.udp-received", "swim.probes-failed",
                             "serf.event-duplicate", "peek.bytes-received"})
        picture.counters.push_back({QStringLiteral("prod-eu"), QString::fromLatin1(name), 12'345});
    const QStringList stack{
        QStringLiteral("clock_nanosleep+0x61  (libc.so.6+0xcf6a1)"),
        QStringLiteral("grapevine::models::TimelineFilter::narrow()+0x2c  (grapevine+0x1a2b30)"),
        QStringLiteral("QApplication::notify(QObject*, QEvent*)+0x11e  (libQt6Widgets.so.6+0x1)"),
        QStringLiteral("QEventLoop::exec(QFlags<QEventLoop::ProcessEventsFlag>)+0x14b  "
                       "(libQt6Core.so.6+0x1)")};
    picture.stalls = {{1, momentAt(-40min), 312ms, stack}, {2, momentAt(-3min), 1204ms, {}}};
    picture.stallsTotal = 2;
    picture.stallLongest = 1204ms;
    picture.heldFromOutside = 1;
    picture.linkStalls = {{QStringLiteral("prod-eu"), 4}};
    picture.errors = {{momentAt(-2h), false, QStringLiteral("no such row: 40"), 3},
                      {momentAt(-1h), true, QStringLiteral("row without facts"), 1}};
    for (int line = 0; line < 120; ++line) {
        const auto level = line % 40 == 39 ? LogLevel::Error
                           : line % 9 == 8 ? LogLevel::Warning
                                           : LogLevel::Info;
        picture.log.push_back({momentAt(std::chrono::seconds{line - 120}).wall, level,
                               "10.0.3." + std::to_string(line) + ":7946 did not answer in time"});
    }
    picture.logDropped = 17;
    picture.about = {{QStringLiteral("Grapevine"), QStringLiteral("0.1.0")},
                     {QStringLiteral("Qt"), QStringLiteral("6.4.2")},
                     {QStringLiteral("System"),
                      QStringLiteral("Debian GNU/Linux 12 (bookworm), linux 6.1.0, x86_64")},
                     {QStringLiteral("Running for"), QStringLiteral("8 h")},
                     {QStringLiteral("Threads"), QStringLiteral("4")}};
    return picture;
}

} // namespace grapevine::test
