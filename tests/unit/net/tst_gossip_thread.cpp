#include <QtTest/QTest>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <future>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/net/gossip_thread.h"

using namespace grapevine;

class TstGossipThread final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAHandlerThrowsIsToldAndTheRestGoesOn();
};

void TstGossipThread::whatAHandlerThrowsIsToldAndTheRestGoesOn()
{
    std::vector<std::string> told; // Of the gossip thread, until that is asked for below.
    net::GossipThread thread([&told](std::string_view what) { told.emplace_back(what); });
    std::promise<std::vector<std::string>> after;
    boost::asio::post(thread.context(), [] { throw std::logic_error("row without facts"); });
    boost::asio::post(thread.context(), [] { throw 7; });
    boost::asio::post(thread.context(), [&] { after.set_value(told); });
    auto done = after.get_future();
    QCOMPARE(done.wait_for(std::chrono::seconds{5}), std::future_status::ready);
    QCOMPARE(done.get(),
             (std::vector<std::string>{"row without facts", "an exception of an unknown kind"}));
}

QTEST_GUILESS_MAIN(TstGossipThread)
#include "tst_gossip_thread.moc"
