#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/outside_sweep.h"
#include "core/link/member_row.h"
#include "core/link/view_round.h"

namespace grapevine::agent {

/// Asks the members what each says of every other. What they say is for whoever hands the answers
/// in to keep; this is who is asked, and how far it has come.
///
/// Who counts as failed here is asked as well, last: on the other side of a torn network it may
/// answer, and then its word is the one that matters.
class ViewSweep final : public OutsideSweep {
public:
    /// `rows`: the members as now known. Those who left are not asked, and we are not: `ourselves`
    /// may be empty.
    ViewSweep(link::CommandId id, const std::vector<link::MemberRowPtr>& rows,
              std::string_view ourselves, const Moment& now);

    [[nodiscard]] link::ViewRound round() const;
    [[nodiscard]] link::AskNews takeNews() override;

private:
    void judge(const Moment& now, std::size_t number, const PeekAnswer& answer) override;
    void giveUp(const Moment& now, std::size_t number, std::optional<link::Refusal> refusal,
                std::string detail) override;

    link::ViewRound m_counts; ///< The states of `m_lines`, counted, and whom it leaves out.
    std::vector<link::ViewLine> m_lines; ///< In the order they are asked in.
};

/// Whom to ask of `rows`, at most `most` of them, in that order: those in doubt (suspect or
/// failed), then of the others as many from each zone as its share, evenly by name. The failed come
/// last, so that silent ones keep nobody waiting.
[[nodiscard]] std::vector<link::MemberRowPtr>
viewSample(const std::vector<link::MemberRowPtr>& rows, std::size_t most);

} // namespace grapevine::agent
