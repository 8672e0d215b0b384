#pragma once

#include <vector>

#include "core/link/accusation.h"
#include "core/link/command.h"
#include "core/link/delivery_proof.h"
#include "core/link/key_report.h"
#include "core/link/log_line.h"
#include "core/link/query_progress.h"
#include "core/link/view_round.h"

namespace grapevine::link {

/// What came of asking and listening, beside rows and timeline.
struct AskNews {
    std::vector<CommandOutcome> outcomes;
    std::vector<QueryReply> replies;    ///< In order of arrival.
    std::vector<QueryProgress> queries; ///< Each query that changed, as it stands now.
    std::vector<KeyReport> keyReports;  ///< The same for ListKeys.
    std::vector<DeliveryLine>
        deliveries;                    ///< Each member of a proof that changed, as it stands now.
    std::vector<DeliveryProof> proofs; ///< The same of proofs.
    std::vector<ViewLine>
        viewLines; ///< Each member of a SweepViews that changed, as it stands now.
    std::vector<ViewRound> viewRounds;   ///< The same of those rounds.
    std::vector<Accusation> accusations; ///< In order.
    std::vector<LogLine> log;            ///< Of an agent behind an RPC.
};

} // namespace grapevine::link
