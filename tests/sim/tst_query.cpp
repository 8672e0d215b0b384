#include <QtTest/QTest>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fmt/format.h>
#include <string>

#include "core/agent/ask_desk.h"
#include "core/sim/fleet.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

/// A node that asks through a desk, in a fleet whose other nodes answer at once.
class Survey {
public:
    explicit Survey(FleetOptions options, Node asker)
        : m_asker(asker)
        , m_fleet(Fleet::converged(std::move(options)))
    {
        m_fleet.setTap([this](TimePoint now, Node node, const agent::AgentNews& news) {
            if (node == m_asker) {
                m_desk.handleNews({now, {}}, m_fleet.agent(m_asker), {&news, 1});
            } else if (const auto* query = std::get_if<serf::QuerySeen>(&news)) {
                // The agent is in the middle of its work.
                m_fleet.after(1ms, [this, node, asked = *query] {
                    m_fleet.with(node, [&](agent::Agent& to, TimePoint at) {
                        static_cast<void>(to.respond(at, asked, asBytes("up")));
                    });
                });
            }
        });
    }

    void ask(const link::SendQuery& query)
    {
        m_fleet.ask(m_asker, [&](agent::Agent& to, TimePoint now) {
            outcome = m_desk.sendQuery(to, {now, {}}, link::CommandId{++m_commands}, query);
        });
    }

    /// The last query, once it is over and its late words are in.
    link::QueryProgress result()
    {
        link::QueryProgress out;
        for (int i = 0; i < 400; ++i) {
            m_fleet.runFor(100ms);
            for (const auto& query : m_desk.takeNews().queries)
                out = query;
            if (out.end != link::QueryProgress::End::Open && i > 20) break;
        }
        m_fleet.runFor(500ms);
        for (const auto& query : m_desk.takeNews().queries)
            out = query;
        return out;
    }

    Fleet& fleet() { return m_fleet; }
    link::CommandOutcome outcome;

private:
    Node m_asker;
    agent::AskDesk m_desk;
    std::uint64_t m_commands = 0;
    Fleet m_fleet;
};

/// By one query; two were in one of 1,000.
constexpr std::size_t kPassedByMost = 3;

/// Members whom a query did not reach though nothing was lost. Gossip goes to members by chance and
/// ends after a few rounds, and nothing repeats a query: one in some hundred passes somebody by.
class PassedBy {
public:
    void add(std::size_t members)
    {
        ++m_queries;
        m_members += members;
    }
    [[nodiscard]] bool isRare() const
    {
        fmt::print("{} of {} queries passed a member by\n", m_members, m_queries);
        return m_members <= 3 + m_queries / 25;
    }

private:
    std::size_t m_queries = 0;
    std::size_t m_members = 0;
};

link::SendQuery uptime(unsigned relays)
{
    link::SendQuery query;
    query.name = "uptime";
    query.relayFactor = static_cast<std::uint8_t>(relays);
    return query;
}

} // namespace

/// Queries over wires that lose datagrams: what acks, answers and relays bring home.
class TstQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutLossEverybodyAnswers_data() { sizes(); }
    void withoutLossEverybodyAnswers()
    {
        QFETCH(unsigned, nodes);
        PassedBy passed;
        VERIFY_SEEDS(seedsFor(nodes), [&](std::uint64_t seed) {
            Survey survey(optionsOf(nodes, seed, 1), Node{nodes - 1});
            survey.ask(uptime(0));
            const auto done = survey.result();
            passed.add(nodes - done.acks);
            const bool everybody = done.end == link::QueryProgress::End::Everybody;
            const bool all = done.acks + kPassedByMost >= nodes &&
                             done.responses + 1 == done.acks && everybody == (done.acks == nodes);
            return unless(
                all, survey.fleet(),
                fmt::format("{} acks, {} answers of {}", done.acks, done.responses, nodes));
        });
        QVERIFY(passed.isRare());
    }

    void relaysMakeUpForLoss_data()
    {
        QTest::addColumn<unsigned>("nodes");
        QTest::addColumn<unsigned>("relays");
        QTest::addColumn<double>("least"); ///< Share of the answers, over all seeds.
        for (const unsigned nodes : {10U, 64U}) {
            for (const unsigned relays : {0U, 1U, 2U, 3U}) {
                static constexpr double kLeast[] = {0.80, 0.95, 0.97, 0.98};
                QTest::addRow("%u nodes, %u relays", nodes, relays)
                    << nodes << relays << kLeast[relays];
            }
        }
    }
    void relaysMakeUpForLoss()
    {
        QFETCH(unsigned, nodes);
        QFETCH(unsigned, relays);
        QFETCH(double, least);
        std::uint64_t expected = 0;
        std::uint64_t answers = 0;
        std::uint64_t acks = 0;
        std::uint64_t duplicates = 0;
        unsigned complete = 0;
        VERIFY_SEEDS(seedsFor(nodes), [&](std::uint64_t seed) {
            auto options = optionsOf(nodes, seed, 1);
            options.ages = Ages::New; // Older ones do not relay.
            options.network.lost = 0.1;
            Survey survey(options, Node{nodes - 1});
            survey.ask(uptime(relays));
            const auto done = survey.result();
            expected += nodes - 1;
            answers += done.responses;
            acks += done.acks - 1;
            duplicates += done.duplicates;
            complete += done.responses == nodes - 1 ? 1U : 0U;
            // Nobody is silent and answers, and nobody is lost track of.
            const bool sound = done.responses + done.silent.size() <= nodes - 1 &&
                               done.end != link::QueryProgress::End::Open && done.dropped == 0;
            return unless(sound, survey.fleet(),
                          fmt::format("{} answers, {} silent", done.responses, done.silent.size()));
        });
        const auto share = static_cast<double>(answers) / static_cast<double>(expected);
        qInfo("%u nodes, relay factor %u, 10 %% loss: %.2f %% of the answers, %.2f %% of the acks, "
              "%.1f duplicates for each; complete in %u of %llu queries",
              nodes, relays, 100.0 * share,
              100.0 * static_cast<double>(acks) / static_cast<double>(expected),
              static_cast<double>(duplicates) / static_cast<double>(expected), complete,
              static_cast<unsigned long long>(expected / (nodes - 1)));
        if (std::getenv("GRAPEVINE_SEED") == nullptr) QVERIFY(share >= least);
    }

    void whoIsDownIsNamedSilent_data() { sizes(); }
    void whoIsDownIsNamedSilent()
    {
        QFETCH(unsigned, nodes);
        PassedBy passed;
        VERIFY_SEEDS(seedsFor(nodes), [&](std::uint64_t seed) {
            Survey survey(optionsOf(nodes, seed, 1), Node{nodes - 1});
            survey.fleet().stop(Node{1});
            survey.fleet().crash(Node{2});
            survey.ask(uptime(0));
            const auto done = survey.result();
            std::vector<std::string> down;
            for (unsigned node = 1; node <= 2; ++node)
                down.push_back(survey.fleet().name(Node{node}));
            const bool named =
                std::includes(done.silent.begin(), done.silent.end(), down.begin(), down.end());
            passed.add(done.silent.size() - std::min(done.silent.size(), down.size()));
            return unless(named && done.silent.size() <= down.size() + kPassedByMost,
                          survey.fleet(), fmt::format("silent: {}", fmt::join(done.silent, " ")));
        });
        QVERIFY(passed.isRare());
    }

private:
    static Seeds seedsFor(unsigned nodes)
    {
        return nodes > 10 ? Seeds{.usual = Seeds::kUsual, .slowBuild = 5} : Seeds{};
    }

    static void sizes()
    {
        QTest::addColumn<unsigned>("nodes");
        QTest::newRow("10 nodes") << 10U;
        QTest::newRow("64 nodes") << 64U;
    }
};

QTEST_APPLESS_MAIN(TstQuery)
#include "tst_query.moc"
