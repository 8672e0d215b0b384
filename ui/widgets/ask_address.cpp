#include "ui/widgets/ask_address.h"

#include <utility>

#include "ui/models/ask_uri.h"
#include "ui/models/ask_verdict.h"
#include "ui/models/member_model.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"

namespace grapevine::widgets {

AskAddress::AskAddress(AskForm& form, const models::MemberModel& members, QObject* parent)
    : QObject(parent)
    , m_form(form)
    , m_members(members)
{
    connect(&form, &AskForm::uriEntered, this, &AskAddress::fill);
    connect(&form.menu(), &AskMenu::uriRequested, this, &AskAddress::fill);
}

void AskAddress::fill(const QString& uri)
{
    const auto parsed = models::AskUri::parse(uri.trimmed().toStdString());
    if (!parsed) {
        m_form.tell(models::uriProblemText(parsed.error()));
        return;
    }
    m_form.setDraft(parsed->draft(models::namesAlive(m_members.members())));
}

void AskAddress::offer(const QString& uri)
{
    m_offered = uri;
    handleEmptied();
}

void AskAddress::handleEmptied()
{
    if (m_offered.isEmpty()) return;
    models::AskDraft draft;
    draft.name = m_offered;
    m_form.setDraft(draft);
}

void AskAddress::refresh(link::LinkPhase phase)
{
    if (m_offered.isEmpty()) return;
    const bool stands = m_form.draft().name == m_offered;
    // Its patterns stand for members, so these have to be known.
    const bool known =
        phase == link::LinkPhase::Live && !models::namesAlive(m_members.members()).empty();
    if (stands && !known) return;
    const auto uri = std::exchange(m_offered, QString());
    if (stands) fill(uri);
}

} // namespace grapevine::widgets
