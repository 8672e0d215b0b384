#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>

#include "tests/models/query_story.h"
#include "tests/ui/looks/window_states.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/ask_place.h"

using namespace std::chrono_literals;

namespace grapevine::test {

namespace {

models::AskDraft versionDraft()
{
    models::AskDraft draft;
    draft.name = QStringLiteral("version");
    return draft;
}

} // namespace

QStringList askStates()
{
    return {QStringLiteral("ask-peeking"),     QStringLiteral("ask-locked"),
            QStringLiteral("ask-filled"),      QStringLiteral("ask-event"),
            QStringLiteral("ask-too-large"),   QStringLiteral("ask-bad-tag"),
            QStringLiteral("ask-running"),     QStringLiteral("ask-finished"),
            QStringLiteral("ask-group"),       QStringLiteral("ask-times"),
            QStringLiteral("ask-capture"),     QStringLiteral("ask-diff"),
            QStringLiteral("ask-repeat"),      QStringLiteral("ask-repeat-form"),
            QStringLiteral("ask-templates"),   QStringLiteral("ask-sent"),
            QStringLiteral("ask-sent-asking"), QStringLiteral("ask-sent-proven"),
            QStringLiteral("ask-refused"),     QStringLiteral("ask-demo")};
}

void reachAsk(WindowBench& bench, const QString& state)
{
    auto status = observerStatus();
    status.sendLocked = state == QStringLiteral("ask-locked");
    if (state == QStringLiteral("ask-demo")) status.mode = link::LinkMode::Demo;
    if (state == QStringLiteral("ask-peeking")) {
        bench.look(liveStatus(), nightShift());
    } else {
        bench.observe(status);
    }
    bench.window.goTo(widgets::PlaceId::Ask);
    auto& form = bench.window.askPlace().form();
    auto draft = versionDraft();
    if (state == QStringLiteral("ask-locked") || state == QStringLiteral("ask-peeking")) {
        form.setDraft(draft);
        return;
    }
    if (state == QStringLiteral("ask-demo")) return;
    if (state == QStringLiteral("ask-repeat")) {
        models::RepeatPlan plan;
        plan.event = link::SendEvent{.name = "useless", .payload = {}};
        plan.query = draft.asQuery();
        QVERIFY(bench.window.askPlace().startRepeating(plan, 38));
        bench.publish(versionOver(link::CommandId{bench.fake->commands().size()}));
        return;
    }
    if (state == QStringLiteral("ask-repeat-form") || state == QStringLiteral("ask-templates")) {
        draft.nodes = QStringLiteral("db-1, api-1");
        form.setDraft(draft);
        models::AskTemplates templates;
        templates.save(QStringLiteral("disk of the databases"), draft);
        templates.save(QStringLiteral("version"), draft);
        form.menu().setTemplates(templates.toJson());
        const bool repeat = state == QStringLiteral("ask-repeat-form");
        bench.window
            .findChild<QAction*>(repeat ? QStringLiteral("askRepeat")
                                        : QStringLiteral("askEditTemplates"))
            ->trigger();
        return;
    }
    if (state == QStringLiteral("ask-filled") || state == QStringLiteral("ask-bad-tag")) {
        draft.payload = QStringLiteral("--short");
        draft.nodes = QStringLiteral("db-1, db-2, web-99");
        draft.tags = {{QStringLiteral("zone"), QStringLiteral("eu-1[ab]")}};
        draft.relayFactor = 2;
        if (state == QStringLiteral("ask-bad-tag")) {
            draft.tags.push_back({QStringLiteral("role"), QStringLiteral("(web|db")});
        }
        form.setDraft(draft);
        return;
    }
    if (state == QStringLiteral("ask-event") || state == QStringLiteral("ask-too-large") ||
        state.startsWith(QStringLiteral("ask-sent"))) {
        draft.isQuery = false;
        draft.name = QStringLiteral("deploy");
        draft.payload = state == QStringLiteral("ask-too-large") ? QString(600, QLatin1Char('x'))
                                                                 : QStringLiteral("build 312");
        form.setDraft(draft);
        if (!state.startsWith(QStringLiteral("ask-sent"))) return;
    } else {
        form.setDraft(draft);
    }
    Q_EMIT form.sendRequested();
    const link::CommandId id{bench.fake->commands().size()};
    if (state == QStringLiteral("ask-refused")) {
        auto batch = refusalOf(id, link::CommandRefusal::TooMany);
        batch.asked.outcomes.front().limit = 64;
        bench.publish(batch);
        return;
    }
    bench.publish(outcomeOf(id));
    if (state == QStringLiteral("ask-sent")) return;
    if (state.startsWith(QStringLiteral("ask-sent"))) {
        bench.find<QAbstractButton>("deliveryCheck")->click();
        const bool over = state == QStringLiteral("ask-sent-proven");
        bench.publish(deliveryOf(link::CommandId{bench.fake->commands().size()}, over ? 1000 : 17));
        return;
    }
    if (state == QStringLiteral("ask-running")) {
        bench.publish(versionAnswers(id, 24));
        bench.now = momentAt(1900ms);
        return;
    }
    bench.publish(versionOver(id));
    if (state == QStringLiteral("ask-diff")) {
        Q_EMIT form.sendRequested();
        QTest::qWait(QApplication::doubleClickInterval() + 50);
        Q_EMIT form.sendRequested();
        const link::CommandId second{bench.fake->commands().size()};
        auto batch = versionOver(second);
        for (auto& reply : batch.asked.replies) {
            if (reply.from.ends_with("-2")) reply.payload = toBytes("1.5.0-rc1");
        }
        bench.publish(batch);
        auto* runs = bench.find<QAbstractItemView>("askHistory");
        runs->selectionModel()->select(runs->model()->index(1, 0), QItemSelectionModel::Select);
    }
    if (state == QStringLiteral("ask-times")) bench.find<QAbstractButton>("runWhatTimes")->click();
    if (state == QStringLiteral("ask-capture")) {
        bench.find<QComboBox>("groupFold")->setCurrentIndex(3);
        bench.find<QLineEdit>("groupExpression")->setText(QStringLiteral("^(\\d+\\.\\d+)"));
    }
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    if (state == QStringLiteral("ask-group")) {
        groups->setCurrentIndex(groups->model()->index(1, 0));
        auto* table = bench.find<QAbstractItemView>("runTable");
        table->setCurrentIndex(table->model()->index(0, 0));
    }
}

} // namespace grapevine::test
