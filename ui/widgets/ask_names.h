#pragma once

namespace grapevine::models {
class MemberStore;
class RunHistory;
} // namespace grapevine::models

namespace grapevine::widgets {

class AskForm;

/// Gives the form the names it completes: members and their tags, and what was sent before. `demo`:
/// what the demo's nodes answer as well.
void offerNames(AskForm& form, const models::MemberStore& members,
                const models::RunHistory& history, bool demo);

} // namespace grapevine::widgets
