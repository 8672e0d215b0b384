#pragma once

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <vector>

#include "tests/models/query_story.h"
#include "tests/ui/window_bench.h"

namespace grapevine::test {

/// Of a member that may send.
inline link::LinkStatus unlocked()
{
    auto status = observerStatus();
    status.sendLocked = false;
    return status;
}

inline void openAsk(WindowBench& bench, link::LinkStatus status)
{
    bench.observe(std::move(status));
    bench.window.goTo(widgets::PlaceId::Ask);
}

inline QString textOf(WindowBench& bench, const char* name)
{
    return bench.find<QLabel>(name)->text();
}

template<class Wanted> std::vector<Wanted> sent(const WindowBench& bench)
{
    std::vector<Wanted> all;
    for (const auto& command : bench.fake->commands()) {
        if (const auto* wanted = std::get_if<Wanted>(&command)) all.push_back(*wanted);
    }
    return all;
}

/// Sends `version` to everybody by key; its command.
inline link::CommandId askVersion(WindowBench& bench)
{
    auto* name = bench.find<QLineEdit>("askName");
    name->clear();
    QTest::keyClicks(name, QStringLiteral("version"));
    QTest::keyClick(name, Qt::Key_Return);
    const link::CommandId id{bench.fake->commands().size()};
    bench.publish(outcomeOf(id));
    return id;
}

inline QStringList column(QAbstractItemView* view, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        texts.append(view->model()->index(row, 0).data(role).toString());
    return texts;
}

} // namespace grapevine::test
