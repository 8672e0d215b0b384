#pragma once

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QString>
#include <QStringList>
#include <QTest>

#include "tests/ui/window_bench.h"
#include "ui/widgets/member_menu.h"

namespace grapevine::test {

/// States of the members' table that a picture is made of.
inline QStringList memberStates()
{
    return {QStringLiteral("members-menu"),    QStringLiteral("members-chips"),
            QStringLiteral("members-columns"), QStringLiteral("members-pinned"),
            QStringLiteral("members-compact"), QStringLiteral("members-header"),
            QStringLiteral("members-week")};
}

/// The night shift after an hour's watching: some have flapped, some failed and came back.
inline void watchAnHour(WindowBench& bench)
{
    using namespace std::chrono_literals;
    const auto all = nightShift();
    const auto publish = [&](std::size_t member, link::MemberStatus status, link::RawState state,
                             Duration since, std::uint32_t flaps) {
        auto row = *all[member];
        row.status = status;
        row.state = state;
        row.since = momentAt(since);
        row.sinceFirstLook = false;
        auto history = std::make_shared<link::FlapHistory>();
        history->suspected = flaps + 1;
        history->returned = flaps;
        history->lastFlap = momentAt(since);
        row.flaps = std::move(history);
        bench.publish(batchOf({std::make_shared<const link::MemberRow>(std::move(row))}));
    };
    using link::MemberStatus;
    using link::RawState;
    std::uint32_t flaps = 0;
    for (const std::size_t member : {0U, 5U, 20U, 29U}) {
        for (int minute = -55 + static_cast<int>(member); minute < -4; minute += 11) {
            const auto at = std::chrono::minutes{minute};
            publish(member, MemberStatus::Alive, RawState::Suspect, at, flaps);
            publish(member, MemberStatus::Failed, RawState::Dead, at + 90s, flaps);
            publish(member, MemberStatus::Alive, RawState::Alive, at + 5min, ++flaps);
        }
    }
    bench.publish(batchOf({all[13], all[30]}));
    bench.model().resort();
}

inline void drawMembers(WindowBench& bench, const QString& state)
{
    bench.look(liveStatus(), nightShift());
    watchAnHour(bench);
    auto& table = bench.table();
    auto& model = bench.model();
    auto choice = model.columnChoice();
    const auto show = [&](const char* id, bool shown) {
        choice = models::withShown(choice, model.suggestedColumns(), id, shown);
    };
    show("ribbon", true);
    show("flaps", true);
    choice.order = {"status", "name", "ribbon", "flaps", "since"};
    if (state.endsWith(QStringLiteral("columns")) || state.endsWith(QStringLiteral("pinned"))) {
        for (const char* id : {"protocol", "delegate", "delegate-min", "delegate-max",
                               "status-time", "coordinate-error"})
            show(id, true);
    }
    if (state.endsWith(QStringLiteral("pinned"))) {
        choice = models::withPinned(models::withPinned(choice, "status", true), "name", true);
    }
    table.setColumnChoice(choice);
    table.setFocus();
    table.setCurrentIndex(model.index(5, 1));
    if (state.endsWith(QStringLiteral("pinned"))) {
        table.horizontalScrollBar()->setValue(260);
        table.setCurrentIndex(model.index(6, 1));
    }
    if (state.endsWith(QStringLiteral("compact"))) table.setDensity(models::RowDensity::Compact);
    if (state.endsWith(QStringLiteral("week"))) table.setRibbonSpan(models::RibbonSpan::Week);
    if (state.endsWith(QStringLiteral("chips"))) {
        auto* field = bench.find<QLineEdit>("filterField");
        field->setText(QStringLiteral("not left role!=queue zone=eu-1b since<3h"));
        const auto chips =
            bench.window.findChildren<QAbstractButton*>(QStringLiteral("filterChip"));
        QTest::mouseClick(chips.value(2), Qt::MiddleButton, {}, QPoint(10, 8));
    }
    if (state.endsWith(QStringLiteral("menu"))) {
        auto& menu = bench.window.membersPlace().menu();
        QObject::connect(&menu, &widgets::MemberMenu::inspectRequested, &menu, [] {});
        QObject::connect(&menu, &widgets::MemberMenu::askRequested, &menu, [] {});
        table.setCurrentIndex(model.index(5, 6));
        menu.open(table.menuPosition());
    }
    if (state.endsWith(QStringLiteral("header"))) {
        Q_EMIT table.headerMenuRequested(2, table.mapToGlobal(QPoint(240, 30)));
    }
}

} // namespace grapevine::test
