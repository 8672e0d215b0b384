#include "ui/widgets/ask_repeat_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/link/send_guard.h"

namespace grapevine::widgets {

namespace {

constexpr int kWidthLeast = 560;
constexpr int kReviewLines = 4;
constexpr double kEventSeconds = 2;
constexpr double kQuerySeconds = 5;

Duration durationOf(const QDoubleSpinBox& field)
{
    return std::chrono::milliseconds{std::llround(field.value() * 1000)};
}

double seconds(Duration time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

AskRepeatDialog::AskRepeatDialog(models::AskDraft event, models::AskDraft query, Judge judge,
                                 QWidget* parent)
    : QDialog(parent)
    , m_judge(std::move(judge))
    , m_review(new QLabel(this))
{
    setObjectName(QStringLiteral("repeatDialog"));
    setWindowTitle(tr("Send again and again"));
    setMinimumWidth(kWidthLeast);
    m_event = make("repeatEvent", tr("Event"), std::move(event), kEventSeconds);
    m_query = make("repeatQuery", tr("Query"), std::move(query), kQuerySeconds);
    m_review->setObjectName(QStringLiteral("repeatReview"));
    m_review->setAccessibleName(tr("What would be sent"));
    m_review->setTextFormat(Qt::PlainText);
    m_review->setWordWrap(true);
    m_review->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_review->setMinimumHeight(m_review->fontMetrics().lineSpacing() * kReviewLines);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    int column = 1;
    for (const auto& title : {tr("Name"), tr("Payload"), tr("Every")}) {
        auto* label = new QLabel(title, this);
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(label, 0, column++);
    }
    int line = 1;
    for (const Row* row : {&m_event, &m_query}) {
        grid->addWidget(row->on, line, 0);
        grid->addWidget(row->name, line, 1);
        grid->addWidget(row->payload, line, 2);
        grid->addWidget(row->every, line, 3);
        ++line;
    }
    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("Start"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("repeatStart"));
    m_start->setAutoDefault(false);
    buttons->addButton(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(12);
    all->addLayout(grid);
    all->addWidget(m_review);
    all->addWidget(buttons);
    refresh();
}

AskRepeatDialog::Row AskRepeatDialog::make(const char* prefix, const QString& title,
                                           models::AskDraft draft, double every)
{
    const QString start = QString::fromLatin1(prefix);
    Row row;
    row.on = new QCheckBox(title, this);
    row.name = new QLineEdit(draft.name, this);
    row.payload = new QLineEdit(draft.payload, this);
    row.every = new QDoubleSpinBox(this);
    row.on->setObjectName(start);
    row.on->setAccessibleName(title);
    row.on->setChecked(!draft.name.trimmed().isEmpty());
    row.name->setObjectName(start + QStringLiteral("Name"));
    row.name->setAccessibleName(tr("%1: name").arg(title));
    row.payload->setObjectName(start + QStringLiteral("Payload"));
    row.payload->setAccessibleName(tr("%1: payload").arg(title));
    row.every->setObjectName(start + QStringLiteral("Every"));
    row.every->setAccessibleName(tr("%1: seconds between two").arg(title));
    row.every->setDecimals(1);
    row.every->setSuffix(QStringLiteral(" s"));
    row.every->setRange(seconds(models::RepeatPlan::kShortest),
                        seconds(models::RepeatPlan::kLongest));
    row.every->setValue(every);
    row.draft = std::move(draft);
    connect(row.on, &QCheckBox::toggled, this, &AskRepeatDialog::refresh);
    connect(row.name, &QLineEdit::textChanged, this, &AskRepeatDialog::refresh);
    connect(row.payload, &QLineEdit::textChanged, this, &AskRepeatDialog::refresh);
    connect(row.every, &QDoubleSpinBox::valueChanged, this, &AskRepeatDialog::refresh);
    return row;
}

models::AskDraft AskRepeatDialog::draftOf(const Row& row)
{
    auto draft = row.draft;
    draft.name = row.name->text();
    // A line shows line ends as blanks; a payload that nobody touched keeps its own.
    if (row.payload->isModified()) draft.payload = row.payload->text();
    return draft;
}

models::RepeatPlan AskRepeatDialog::plan() const
{
    models::RepeatPlan plan;
    if (m_event.on->isChecked()) plan.event = draftOf(m_event).event();
    if (m_query.on->isChecked()) plan.query = draftOf(m_query).asQuery();
    plan.eventEvery = durationOf(*m_event.every);
    plan.queryEvery = durationOf(*m_query.every);
    return plan;
}

void AskRepeatDialog::refresh()
{
    if (m_start == nullptr) return;
    QString reason;
    QStringList review;
    m_reach = 0;
    for (const Row* row : {&m_event, &m_query}) {
        if (!row->on->isChecked()) continue;
        const auto verdict = m_judge(draftOf(*row));
        if (reason.isEmpty()) reason = verdict.reason;
        review.append(verdict.review);
        m_reach = std::max(m_reach, verdict.reach);
    }
    const auto whole = plan();
    const int sends = static_cast<int>(whole.sendsPerMinute());
    if (!whole.event && !whole.query) {
        reason = tr("Nothing is chosen.");
    } else if (reason.isEmpty() && !whole.isGood()) {
        reason = tr("Too often: %n message(s) a minute, %1 are allowed.", nullptr, sends)
                     .arg(link::SendGuard::kSendsMost);
    }
    review.append(tr("Up to %n message(s) a minute, until you stop it, the lock shuts or one is "
                     "refused.",
                     nullptr, sends));
    m_review->setText(reason.isEmpty() ? review.join(QLatin1Char(' ')) : reason);
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason);
}

} // namespace grapevine::widgets
