#include "app/gui/bounds_list.h"

#include <QCoreApplication>

namespace grapevine::gui {

namespace {

constexpr BoundModes kPeek = 1;
constexpr BoundModes kObserver = 2;
constexpr BoundModes kDemo = 4;
constexpr BoundModes kRpc = 8;
constexpr BoundModes kInside = kObserver | kDemo;
constexpr BoundModes kEvery = kPeek | kInside | kRpc;
constexpr BoundModes kProgram = 128;

QString say(const char* text)
{
    return QCoreApplication::translate("Bounds", text);
}

// clang-format off
constexpr Bound kBounds[] = {
    {"core/net/mailbox.h kEntriesMost", BoundArea::Transit, kEvery, 10'000, models::WhenFull::NewestLost, "#entries",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Timeline entries on their way to the window")},
    {"core/net/mailbox.h kViewsMost", BoundArea::Transit, kEvery, 200'000, models::WhenFull::NewestLost, "mailbox.views-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "What members say of each other, on its way to the window")},
    {"core/net/mailbox.h kOutcomesMost", BoundArea::Transit, kEvery, 10'000, models::WhenFull::NewestLost, "mailbox.outcomes-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Outcomes of commands on their way to the window")},
    {"core/net/mailbox.h kRepliesMost", BoundArea::Transit, kEvery, 200'000, models::WhenFull::NewestLost, "#replies",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Acks and answers on their way to the window")},
    {"core/net/mailbox.h kAccusationsMost", BoundArea::Transit, kEvery, 10'000, models::WhenFull::NewestLost, "#accusations",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Accusations on their way to the window")},
    {"core/net/mailbox.h kLogMost", BoundArea::Transit, kEvery, 10'000, models::WhenFull::NewestLost, "#log",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Lines of an agent's log on their way to the window")},
    {"core/net/agent_streams.h kStreamsMost", BoundArea::Network, kInside, 96, models::WhenFull::Refused, "net.streams-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "TCP connections open at once")},
    {"core/net/agent_streams.h kUnsentMost", BoundArea::Network, kInside, 64 * 1024 * 1024, models::WhenFull::Refused, "net.stream-unsent-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Bytes written to one connection and not yet taken")},
    {"core/net/agent_driver.cpp kStaleMost", BoundArea::Network, kInside, 100'000, models::WhenFull::NewestLost, "net.stall-datagrams-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Datagrams thrown away after a standstill, in one go")},
    {"core/net/agent_driver.cpp kHeldMost", BoundArea::Network, kDemo, 10'000, models::WhenFull::NewestLost, "net.frozen-events-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "What comes for a frozen member of the demo")},
    {"core/net/agent_driver.cpp kUnderWayMost", BoundArea::Network, kDemo, 20'000, models::WhenFull::NewestLost, "net.udp-under-way-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Datagrams slowed down by the demo")},
    {"core/net/demo_machine.h kNewsMost", BoundArea::Network, kDemo, 10'000, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Ends of the demo's acts that nobody has taken")},
    {"core/net/udp_pinger.h kOutstandingMost", BoundArea::Network, kPeek, 256, models::WhenFull::Refused, "ping.over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Pings that wait for their answer")},
    {"core/net/peek_machine.h kDialsMost", BoundArea::Network, kPeek, 32, models::WhenFull::Waits, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members asked at once")},
    {"core/net/peek_desk.h kDialsMost", BoundArea::Network, kPeek, 32, models::WhenFull::Waits, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Addresses asked at once")},
    {"core/net/live_machine.cpp kAskedMost", BoundArea::Network, kInside, 100'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Names of members whose picture was merged, for their number")},
    {"core/agent/agent.h kAcceptedMost", BoundArea::Network, kInside, 32, models::WhenFull::Refused, "agent.streams-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Connections that others have open to us")},
    {"core/agent/agent.h kAcceptedPerPeerMost", BoundArea::Network, kInside, 4, models::WhenFull::Refused, "agent.streams-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "The same from one address")},
    {"core/swim/member_table.h kMembersMost", BoundArea::Members, kInside, 1'048'576, models::WhenFull::NewestLost, "swim.members-over-cap",
     BoundGauge::Members, QT_TRANSLATE_NOOP("Bounds", "Members known")},
    {"core/net/peek_fallback.h kNamesMost", BoundArea::Members, kInside, 262'144, models::WhenFull::NewestLost, "peek.names-left-out",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Names learned by looking from outside after a membership")},
    {"core/swim/memberlist.h queueMost", BoundArea::Members, kInside, 4096, models::WhenFull::OldestGoes, "agent.queues-over-cap",
     BoundGauge::GossipMembers, QT_TRANSLATE_NOOP("Bounds", "Messages about members, waiting to be told")},
    {"core/base/name_table.h kNamesMost", BoundArea::Members, kInside, 4'194'304, models::WhenFull::NewestLost, "swim.names-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Names of members, past ones too")},
    {"core/swim/ping_duties.h kRelaysMost", BoundArea::Members, kInside, 256, models::WhenFull::Refused, "swim.relays-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Pings under way on behalf of others")},
    {"core/swim/heard_members.h kHeardMost", BoundArea::Members, kInside, 32, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members heard last, for a rejoin")},
    {"core/swim/suspicion.h kAccusersMost", BoundArea::Members, kInside, 128, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Accusers of one suspect")},
    {"core/agent/peek_table.h kMembersMost", BoundArea::Members, kPeek, 1'048'576, models::WhenFull::NewestLost, "peek.members-over-cap",
     BoundGauge::Members, QT_TRANSLATE_NOOP("Bounds", "Members known from answers")},
    {"core/agent/peek_schedule.h kTargetsMost", BoundArea::Members, kPeek, 150, models::WhenFull::Sampled, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members asked in turn")},
    {"core/agent/peek_exchange.h kPeekEventsMost", BoundArea::Members, kPeek, 100'000, models::WhenFull::NewestLost, "peek.events-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "User events of one answer")},
    {"core/agent/peek_table.h kEventsRemembered", BoundArea::Members, kPeek, 65'536, models::WhenFull::OldestGoes, "peek.events-forgotten",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Events already told, from answers")},
    {"core/net/rpc_table.h kMembersMost", BoundArea::Members, kRpc, 131'072, models::WhenFull::NewestLost, "rpc.members-over-cap",
     BoundGauge::Members, QT_TRANSLATE_NOOP("Bounds", "Members that an agent told of")},
    {"core/agent/live_table.h kClashesMost", BoundArea::Members, kInside, 4096, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Clashes of names already told")},
    {"core/agent/flap_book.h kMembersMost", BoundArea::Members, kInside, 16'384, models::WhenFull::OldestGoes, "observer.flaps-forgotten",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members whose coming and going is remembered")},
    {"core/agent/accusation_log.h kWaitingMost", BoundArea::Members, kInside, 10'000, models::WhenFull::NewestLost, "observer.accusations-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Accusations not yet taken")},
    {"core/agent/accusation_log.h kCasesMost", BoundArea::Members, kInside, 65'536, models::WhenFull::NewestLost, "observer.cases-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members with accusers remembered")},
    {"core/link/member_row.h kAccusersMost", BoundArea::Members, kInside, 16, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Accusers told of one member")},
    {"core/link/view_round.h kViewCellsMost", BoundArea::Members, kEvery, 200'000, models::WhenFull::NewestLost, "observer.view-names-left-out",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Words of one round of asking everybody's view")},
    {"core/link/view_round.h kViewAskersMost", BoundArea::Members, kEvery, 150, models::WhenFull::Sampled, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members asked for their view in one round")},
    {"core/agent/live_table.h kHeldMost", BoundArea::Serf, kInside, 5'000, models::WhenFull::OldestGoes, "observer.events-held-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Events and queries heard while joining")},
    {"core/serf/serf_options.h queueMost intents", BoundArea::Serf, kInside, 4096, models::WhenFull::OldestGoes, "agent.queues-over-cap",
     BoundGauge::GossipIntents, QT_TRANSLATE_NOOP("Bounds", "Joins and leaves, waiting to be told")},
    {"core/serf/serf_options.h queueMost events", BoundArea::Serf, kInside, 4096, models::WhenFull::OldestGoes, "agent.queues-over-cap",
     BoundGauge::GossipEvents, QT_TRANSLATE_NOOP("Bounds", "Events, waiting to be told")},
    {"core/serf/serf_options.h queueMost queries", BoundArea::Serf, kInside, 4096, models::WhenFull::OldestGoes, "agent.queues-over-cap",
     BoundGauge::GossipQueries, QT_TRANSLATE_NOOP("Bounds", "Queries, waiting to be told")},
    {"core/serf/serf_options.h recentIntentsMost", BoundArea::Serf, kInside, 8192, models::WhenFull::OldestGoes, "serf.intents-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Names heard of before their member")},
    {"core/serf/serf_options.h eventsPerSlotMost", BoundArea::Serf, kInside, 1024, models::WhenFull::NewestLost, "serf.event-slot-full",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Events of one Lamport time")},
    {"core/serf/serf_options.h eventBytesMost", BoundArea::Serf, kInside, 16 * 1024 * 1024, models::WhenFull::OldestGoes, "serf.events-forgotten",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Bytes of the events remembered")},
    {"core/serf/serf_options.h queriesPerSlotMost", BoundArea::Serf, kInside, 256, models::WhenFull::NewestLost, "serf.query-slot-full",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Queries of one Lamport time")},
    {"core/agent/ask_desk.h kKeysMost", BoundArea::Serf, kInside, 64, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Different keys of one report")},
    {"core/agent/ask_desk.h kHoldersMost", BoundArea::Serf, kInside, 20'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members in one report on keys")},
    {"core/agent/ask_desk.h kKeysOfOneMost", BoundArea::Serf, kInside, 64, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Keys of one member's answer")},
    {"core/serf/event_log.h kBeyondMost", BoundArea::Serf, kInside, 131'072, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Events without room in the ring, known to be told")},
    {"core/serf/outbox.h kStrangersMost", BoundArea::Serf, kInside, 65'536, models::WhenFull::OldestGoes, "serf.events-untaken",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "User events, queries and replies not yet taken")},
    {"core/serf/outbox.h kNewestMost", BoundArea::Serf, kInside, 1024, models::WhenFull::OldestGoes, "serf.events-untaken",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "The newest of them, once there are too many")},
    {"core/serf/outbox.h kMessagesMost", BoundArea::Serf, kInside, 4096, models::WhenFull::NewestLost, "serf.messages-untaken",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Messages to be sent, not yet taken")},
    {"core/serf/outbox.h kReconnectsMost", BoundArea::Serf, kInside, 16, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Reconnects to be tried, not yet taken")},
    {"core/serf/query_desk.h kOpenMost", BoundArea::Serf, kInside, 1024, models::WhenFull::OldestGoes, "serf.query-open-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Open queries of others")},
    {"core/serf/query_desk.h kRelaysMost", BoundArea::Serf, kInside, 16, models::WhenFull::Cut, "serf.relays-cut",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Relays of one answer")},
    {"core/serf/query_desk.h kRefusedMost", BoundArea::Serf, kInside, 64, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Queries refused a moment ago")},
    {"core/serf/query_asker.h kOpenMost", BoundArea::Serf, kInside, 32, models::WhenFull::Refused, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Our own open queries")},
    {"core/serf/query_asker.h kEndedMost", BoundArea::Serf, kInside, 16, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Our own ended queries whose late answers are known")},
    {"core/serf/query_asker.h kRepliesMost", BoundArea::Serf, kInside, 100'000, models::WhenFull::NewestLost, "serf.replies-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Replies told of one query")},
    {"core/serf/query_asker.h kReplyBytesMost", BoundArea::Serf, kInside, 32 * 1024 * 1024, models::WhenFull::NewestLost, "serf.replies-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Bytes of the answers to one query")},
    {"core/serf/query_asker.h kStrangersMost", BoundArea::Serf, kInside, 20'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Repliers whom nobody expected")},
    {"core/serf/coordinate_engine.h kPeersMost", BoundArea::Serf, kInside, 65'536, models::WhenFull::NewestLost, "serf.coordinate-peers-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members whose coordinates are remembered")},
    {"core/link/send_guard.h kSendsMost", BoundArea::Serf, kEvery, 60, models::WhenFull::Refused, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Events and queries sent within a minute")},
    {"core/net/rpc_stream_guard.h kUnderWayMost", BoundArea::Rpc, kRpc, 4096, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Lines of the log whose record is still to come")},
    {"core/net/rpc_machine.h kHeardMost", BoundArea::Rpc, kRpc, 4096, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Queries heard, so that none is told twice")},
    {"core/net/rpc_machine.h kEarlyMost", BoundArea::Rpc, kRpc, 4096, models::WhenFull::NewestLost, "rpc.records-early-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Records that came before the first list")},
    {"core/net/rpc_queries.h kOpenMost", BoundArea::Rpc, kRpc, 64, models::WhenFull::Refused, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Queries open through an agent")},
    {"core/net/rpc_queries.h kAnswersMost", BoundArea::Rpc, kRpc, 100'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Names remembered of one query through an agent")},
    {"core/rpc/limits.h kRequestsMost", BoundArea::Rpc, kRpc, 1024, models::WhenFull::Refused, "rpc.requests-over-cap",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Requests open to an agent")},
    {"core/catalog/tag_reading.h kInstancesMost", BoundArea::View, kEvery, 64, models::WhenFull::NewestLost, "catalog.instances-dropped",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Services of one member")},
    {"core/catalog/reigns.h kGroupsMost", BoundArea::View, kEvery, 10'000, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Groups whose leaders are remembered")},
    {"core/diagnosis/view_matrix.h kCellsMost", BoundArea::View, kEvery, 1'000'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Cells of the matrix of views")},
    {"core/filter/coalescer.h kMembersMost", BoundArea::View, kEvery, 100'000, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members whose changes are being drawn together")},
    {"core/filter/coalescer.h kEventsMost", BoundArea::View, kEvery, 4'096, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Events being drawn together")},
    {"ui/models/timeline_store.h kTimelineMost", BoundArea::View, kEvery, 1'000'000, models::WhenFull::OldestGoes, "#timeline",
     BoundGauge::TimelineLines, QT_TRANSLATE_NOOP("Bounds", "Lines of the timeline")},
    {"ui/models/timeline_store.h kContentBytesMost", BoundArea::View, kEvery, 192U << 20U, models::WhenFull::OldestGoes, "#timeline",
     BoundGauge::TimelineBytes, QT_TRANSLATE_NOOP("Bounds", "Bytes of what those lines tell")},
    {"ui/models/timeline_store.h kPicturesMost", BoundArea::View, kEvery, 16, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Full pictures in the timeline that keep their members")},
    {"ui/models/member_history.h kChangesMost", BoundArea::View, kEvery, 720, models::WhenFull::OldestGoes, "#history",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Changes remembered of one member")},
    {"ui/models/member_history.h kFlapsMost", BoundArea::View, kEvery, 720, models::WhenFull::OldestGoes, "#history",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Flaps remembered of one member")},
    {"ui/models/member_memory.h kMembersMost", BoundArea::View, kEvery, 1'000'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members whose facts the timeline remembers")},
    {"ui/models/ghost_limit.h kGhostsMost", BoundArea::View, kEvery, 5'000, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Rows of vanished members, until the next sorting")},
    {"ui/models/name_pool.h kNamesMost", BoundArea::View, kEvery, 200'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Names that the palette finds")},
    {"ui/models/run_history.h kRunsMost", BoundArea::View, kEvery, 100, models::WhenFull::OldestGoes, "#runs",
     BoundGauge::Runs, QT_TRANSLATE_NOOP("Bounds", "Events and queries sent, with their answers")},
    {"ui/models/run_history.h kRepeatedMost", BoundArea::View, kEvery, 20, models::WhenFull::OldestGoes, "#runs",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Those of them sent by repeating")},
    {"ui/models/run_history.h kBytesMost", BoundArea::View, kEvery, 32UL * 1024 * 1024, models::WhenFull::OldestGoes, "#runs",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Bytes of all their answers")},
    {"ui/models/ask_run.h kMembersMost", BoundArea::View, kEvery, 100'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members whose replies to one query are kept")},
    {"ui/models/repeater.h kOpenMost", BoundArea::View, kEvery, 256, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Repeated queries that are waited for")},
    {"ui/models/rate_history.h kStepsMost", BoundArea::View, kEvery, 180, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Steps of the overview's curves")},
    {"ui/models/incident_book.h kMembersMost", BoundArea::View, kEvery, 10'000, models::WhenFull::NewestLost, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Members of one incident that are known by name")},
    {"ui/models/instance_model.cpp kProbesMost", BoundArea::View, kEvery, 2000, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Results of probes from this desk")},
    {"ui/widgets/changes_panel.h kLinesMost", BoundArea::View, kEvery, 500, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Last changes in the overview")},
    {"app/gui/endpoint_probe.h kWaitingMost", BoundArea::View, kEvery, 500, models::WhenFull::Refused, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Endpoints that wait to be probed")},
    {"app/gui/lent_view.h kLinesMost", BoundArea::View, kEvery, 50'000, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Lines handed to a second view of a cluster")},
    {"app/gui/workspace.h kClustersMost", BoundArea::Program, kProgram, 12, models::WhenFull::Refused, "",
     BoundGauge::Clusters, QT_TRANSLATE_NOOP("Bounds", "Clusters open at once")},
    {"app/gui/workspace.h kWindowsMost", BoundArea::Program, kProgram, 8, models::WhenFull::Refused, "",
     BoundGauge::Windows, QT_TRANSLATE_NOOP("Bounds", "Windows")},
    {"app/gui/internal_errors.h kReasonsMost", BoundArea::Program, kProgram, 32, models::WhenFull::NewestLost, "#errors",
     BoundGauge::Errors, QT_TRANSLATE_NOOP("Bounds", "Different internal errors")},
    {"app/gui/stall_watch.h kStallsMost", BoundArea::Program, kProgram, 20, models::WhenFull::OldestGoes, "#stalls",
     BoundGauge::Stalls, QT_TRANSLATE_NOOP("Bounds", "Stalls of the window, with their stacks")},
    {"core/base/log_ring.h kLinesMost", BoundArea::Program, kProgram, 500, models::WhenFull::OldestGoes, "#lines",
     BoundGauge::LogLines, QT_TRANSLATE_NOOP("Bounds", "Lines of the log")},
    {"app/gui/notice_desk.cpp kMomentsMost", BoundArea::Program, kProgram, 32, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Moments that a click on a notice leads to")},
    {"app/gui/desktop_notices.h kShownMost", BoundArea::Program, kProgram, 64, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Notices on the desktop whose click is understood")},
    {"app/gui/outside_list.h kMost", BoundArea::Program, kProgram, 200, models::WhenFull::OldestGoes, "",
     BoundGauge::None, QT_TRANSLATE_NOOP("Bounds", "Clusters that are only to be looked at")},
    {"app/settings/profile.h kMost", BoundArea::Program, kProgram, 100, models::WhenFull::Refused, "",
     BoundGauge::Profiles, QT_TRANSLATE_NOOP("Bounds", "Profiles")},
    {"app/settings/settings.h kAddressesMost", BoundArea::Program, kProgram, 8, models::WhenFull::OldestGoes, "",
     BoundGauge::Addresses, QT_TRANSLATE_NOOP("Bounds", "Addresses remembered for the start page")},
};
// clang-format on

} // namespace

std::span<const Bound> allBounds()
{
    return kBounds;
}

QString areaWord(BoundArea area)
{
    switch (area) {
    case BoundArea::Transit: return say(QT_TRANSLATE_NOOP("Bounds", "To the window"));
    case BoundArea::Network: return say(QT_TRANSLATE_NOOP("Bounds", "Network"));
    case BoundArea::Members: return say(QT_TRANSLATE_NOOP("Bounds", "Members"));
    case BoundArea::Serf: return say(QT_TRANSLATE_NOOP("Bounds", "Events and queries"));
    case BoundArea::Rpc: return say(QT_TRANSLATE_NOOP("Bounds", "An agent's RPC"));
    case BoundArea::View: return say(QT_TRANSLATE_NOOP("Bounds", "Window"));
    case BoundArea::Program: return say(QT_TRANSLATE_NOOP("Bounds", "Program"));
    }
    return {};
}

QString boundWords(const Bound& bound)
{
    return say(bound.what);
}

bool isProgramBound(const Bound& bound)
{
    return bound.modes == kProgram;
}

bool appliesTo(const Bound& bound, link::LinkMode mode)
{
    switch (mode) {
    case link::LinkMode::Peek: return (bound.modes & kPeek) != 0;
    case link::LinkMode::Observer: return (bound.modes & kObserver) != 0;
    case link::LinkMode::Demo: return (bound.modes & kDemo) != 0;
    case link::LinkMode::Rpc: return (bound.modes & kRpc) != 0;
    // Its parts have rows of their own.
    case link::LinkMode::Several: return false;
    }
    return false;
}

} // namespace grapevine::gui
