#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <future>
#include <memory>
#include <utility>
#include <variant>

#include "core/link/command.h"
#include "core/link/observation_batch.h"
#include "core/link/send_guard.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

/// A link's machine, which lives on the gossip thread, and the way to it from the one thread that
/// holds the link. Here stands the lock before everything that the cluster would notice.
///
/// Machine has start(), stop(), handleCommand(CommandId, Command) and mailbox().
template<class Machine> class MachineHost {
public:
    MachineHost(boost::asio::io_context& context, std::shared_ptr<Machine> machine)
        : m_context(context)
        , m_machine(std::move(machine))
    {
        boost::asio::post(m_context, [machine = m_machine] { machine->start(); });
    }

    ~MachineHost()
    {
        m_machine->mailbox().onReady({});
        // The machine dies on its own thread, so that no handler meets half of it.
        std::promise<void> stopped;
        boost::asio::post(m_context, [machine = std::move(m_machine), &stopped]() mutable {
            machine->stop();
            machine.reset();
            stopped.set_value();
        });
        stopped.get_future().wait();
    }

    MachineHost(const MachineHost&) = delete;
    MachineHost& operator=(const MachineHost&) = delete;

    link::CommandId submit(link::Command command)
    {
        const link::CommandId id{++m_commands};
        if (const auto* lock = std::get_if<link::SetLock>(&command)) {
            m_guard.set(*lock, bootNow());
            link::CommandOutcome outcome;
            outcome.command = id;
            answer(std::move(outcome));
        } else if (auto refused = m_guard.refuse(id, command, bootNow())) {
            answer(std::move(*refused));
        } else {
            post([id, command = std::move(command)](Machine& machine) {
                machine.handleCommand(id, command);
            });
        }
        return id;
    }

    [[nodiscard]] link::ObservationBatch take()
    {
        auto batch = m_machine->mailbox().take();
        const auto now = bootNow();
        batch.status.sendLocked = !m_guard.isOpen(now);
        batch.status.unlockedUntil = m_guard.openUntil(now);
        return batch;
    }

    void onReady(std::function<void()> wake) { m_machine->mailbox().onReady(std::move(wake)); }

    /// Has `act` called with the machine on its thread.
    template<class Act> void post(Act act)
    {
        boost::asio::post(m_context,
                          [machine = m_machine, act = std::move(act)]() mutable { act(*machine); });
    }

    [[nodiscard]] const Machine& machine() const { return *m_machine; } ///< What any thread may.

private:
    void answer(link::CommandOutcome outcome)
    {
        post([outcome = std::move(outcome)](Machine& machine) {
            link::AskNews news;
            news.outcomes.push_back(outcome);
            machine.mailbox().put(std::move(news));
            machine.mailbox().ring();
        });
    }

    boost::asio::io_context& m_context;
    std::shared_ptr<Machine> m_machine;
    std::uint64_t m_commands = 0;
    link::SendGuard m_guard;
};

} // namespace grapevine::net
