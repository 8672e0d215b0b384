#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/agent/picture.h"
#include "core/net/peek_dial.h"

namespace grapevine::net {

/// After a join: asks members in turn, by a peek, until two of them agree with us about who is
/// there, ourselves included; of a single other member one is enough. Another observer lists
/// nobody but itself, which says nothing either way. Lives on the context's thread.
class SettleRound : public std::enable_shared_from_this<SettleRound> {
public:
    static constexpr Duration kLongest = std::chrono::seconds{10};
    /// Between two questions, for gossip to get around.
    static constexpr Duration kPause = std::chrono::milliseconds{250};
    /// One question may take this long.
    static constexpr Duration kAnswerLongest = std::chrono::seconds{3};
    static constexpr std::size_t kAgreeing = 2;

    struct Hooks {
        std::function<std::vector<agent::PresentMember>()> others;
        std::function<agent::PictureDifference(const agent::PeekAnswer&)> compare;
        /// Its picture is another than ours.
        std::function<void(const agent::PresentMember&, const agent::PictureDifference&)>
            onDifference;
        std::function<void(const PeekResult&)> onResult;
        std::function<void(bool settled)> onDone; ///< Once, unless cancelled.
    };

    /// `sealer` and `facts` are borrowed until done or cancelled.
    SettleRound(boost::asio::io_context& context, PeekDialSettings settings, crypto::Sealer& sealer,
                agent::FactsInterner& facts, Hooks hooks);
    void start();
    /// No hook is called any more.
    void cancel();

private:
    void askNext();
    void askLater();
    void handleResult(const agent::PresentMember& asked, const PeekResult& result);
    [[nodiscard]] bool isSettled(const std::vector<agent::PresentMember>& others) const;
    void finish(bool settled);

    boost::asio::io_context& m_context;
    PeekDialSettings m_settings;
    crypto::Sealer& m_sealer;
    agent::FactsInterner& m_facts;
    Hooks m_hooks;
    std::unique_ptr<PeekDial> m_dial;
    boost::asio::steady_timer m_pause;
    boost::asio::steady_timer m_deadline;
    std::string m_lastAsked;
    std::vector<std::string> m_agreed;
    std::set<std::string> m_mute; ///< Observers, who do not list others.
    bool m_done = false;
};

} // namespace grapevine::net
