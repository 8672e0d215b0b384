#pragma once

#include <QApplication>
#include <QString>
#include <QTest>
#include <QWidget>

#include <memory>

#include "tests/models/fake_link.h"
#include "tests/models/member_rows.h"
#include "ui/bridge/cluster_session.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/start_page.h"

namespace grapevine::test {

/// A window on a fake link with a clock that only the test moves.
class WindowBench {
public:
    WindowBench()
        : window(QStringLiteral("0.1.0"))
    {
        window.view().setObserverName([] { return QStringLiteral("grapevine-lap7-3f2a"); });
        window.show();
    }
    ~WindowBench()
    {
        if (session) window.view().forgetSession();
    }

    void look(link::LinkStatus status, std::vector<link::MemberRowPtr> rows = {},
              link::Capabilities capabilities = {.rtt = true})
    {
        auto owned = std::make_unique<FakeLink>();
        fake = owned.get();
        fake->setStatus(std::move(status));
        fake->setCapabilities(capabilities);
        session = std::make_unique<bridge::ClusterSession>(std::move(owned), nullptr,
                                                           [this] { return now; });
        window.view().showSession(session.get(), QStringLiteral("10.0.3.17:7946"));
        publish(batchOf(std::move(rows), true));
    }

    void observe(link::LinkStatus status = observerStatus())
    {
        look(std::move(status), nightShiftFromWithin(), observerCapabilities());
    }

    void publish(link::ObservationBatch batch)
    {
        fake->publish(std::move(batch));
        QCoreApplication::processEvents();
    }

    /// The link says how it stands, and the session hears of it.
    void tell(link::LinkStatus status)
    {
        fake->setStatus(std::move(status));
        publish({});
    }

    template<class Widget> Widget* find(const char* name)
    {
        auto* found = window.findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr) qFatal("no widget is called %s", name);
        return found;
    }

    models::MemberModel& model() { return window.membersPlace().model(); }
    widgets::MemberTableView& table() { return window.membersPlace().table(); }

    Moment now = momentAt();
    FakeLink* fake = nullptr;
    std::unique_ptr<bridge::ClusterSession> session;
    widgets::MainWindow window;
};

} // namespace grapevine::test
