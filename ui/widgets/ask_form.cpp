#include "ui/widgets/ask_form.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/models/ask_uri.h"
#include "ui/models/time_words.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/byte_meter.h"
#include "ui/widgets/field_area.h"
#include "ui/widgets/key_hints.h"
#include "ui/widgets/names_field.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/tag_filter_box.h"

namespace grapevine::widgets {

namespace {

constexpr int kQuery = 0;
constexpr int kEvent = 1;
constexpr int kPayloadLines = 3;
constexpr int kReviewLines = 3;
/// An address has room there too; a name that is too long is told by the bytes.
constexpr int kNameLongest = static_cast<int>(models::AskUri::kLongest);
constexpr int kNodesLongest = 4096;
/// Serf knows no limit; every answer times this many is what the members carry.
constexpr int kRelaysMost = 10;

} // namespace

AskForm::AskForm(QWidget* parent)
    : QWidget(parent)
    , m_kind(new SegmentBar(QStringLiteral("askKind"), this))
    , m_more(new AskMenu([this] { return draft(); }, this))
    , m_name(new NamesField(QStringLiteral("askName"), NamesField::Holds::One, this))
    , m_payload(new QPlainTextEdit(this))
    , m_nodes(new NamesField(QStringLiteral("askNodes"), NamesField::Holds::Several, this))
    , m_tags(new TagFilterBox(this))
    , m_timeout(new QLineEdit(this))
    , m_relay(new QSpinBox(this))
    , m_ack(new QCheckBox(tr("Ask for acks, so that silent members are known"), this))
    , m_coalesce(new QCheckBox(tr("Coalesce: handlers get only the newest"), this))
    , m_meter(new ByteMeter(this))
    , m_review(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_send(new QPushButton(this))
{
    setObjectName(QStringLiteral("askForm"));
    build();
    connect(m_kind, &SegmentBar::chosen, this, [this] {
        showKind();
        Q_EMIT edited();
    });
    const auto tell = [this] {
        m_problem.clear();
        if (!m_filling) Q_EMIT edited();
    };
    connect(m_name, &QLineEdit::textChanged, this, &AskForm::nameChanged);
    for (QLineEdit* field :
         {static_cast<QLineEdit*>(m_name), static_cast<QLineEdit*>(m_nodes), m_timeout})
        connect(field, &QLineEdit::textChanged, this, tell);
    connect(m_payload, &QPlainTextEdit::textChanged, this, tell);
    connect(m_tags, &TagFilterBox::edited, this, tell);
    connect(m_relay, &QSpinBox::valueChanged, this, tell);
    connect(m_ack, &QCheckBox::toggled, this, tell);
    connect(m_coalesce, &QCheckBox::toggled, this, tell);
    connect(m_more, &AskMenu::draftChosen, this, [this](const models::AskDraft& chosen) {
        setDraft(chosen);
        open(chosen.isQuery);
    });
    connect(m_name, &NamesField::submitted, this, &AskForm::submit);
    connect(m_nodes, &NamesField::submitted, this, &AskForm::submit);
    connect(m_timeout, &QLineEdit::returnPressed, this, &AskForm::submit);
    connect(m_tags, &TagFilterBox::submitted, this, &AskForm::submit);
    connect(m_send, &QPushButton::clicked, this, &AskForm::submit);
    auto* send = new QAction(this);
    send->setObjectName(QStringLiteral("sendMessage"));
    send->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    send->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(send, &QAction::triggered, this, &AskForm::submit);
    addAction(send);
    showKind();
}

QLabel* AskForm::labelFor(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text, this);
    label->setObjectName(buddy->objectName() + QStringLiteral("Label"));
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(buddy);
    label->setMinimumHeight(m_name->minimumHeight());
    if (buddy->accessibleName().isEmpty()) buddy->setAccessibleName(text);
    return label;
}

void AskForm::build()
{
    const auto addKind = [this](const char* name, const QString& text, const QString& hint,
                                const QString& act) {
        const int number = m_kind->addSegment(QString::fromLatin1(name), text, {});
        KeyHints::say(*m_kind->segment(number), KeyHints::In::ToolTip, hint, {act});
    };
    addKind("askKindQuery", tr("Query"), tr("A question: members may answer"),
            QStringLiteral("ask.query"));
    addKind("askKindEvent", tr("Event"), tr("A message to everybody; nobody answers"),
            QStringLiteral("ask.event"));
    m_name->setMaxLength(kNameLongest);
    m_nodes->setMaxLength(kNodesLongest);
    m_nodes->setPlaceholderText(tr("everybody, or names of members"));
    m_payload->setObjectName(QStringLiteral("askPayload"));
    m_payload->setTabChangesFocus(true);
    m_payload->setPlaceholderText(tr("none"));
    // Now that it is what it is, the style has a frame for it.
    m_payload->setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
    m_payload->installEventFilter(this);
    m_payload->setFixedHeight(m_payload->fontMetrics().lineSpacing() * kPayloadLines + 14);
    m_timeout->setObjectName(QStringLiteral("askTimeout"));
    m_timeout->setMinimumHeight(m_name->minimumHeight());
    m_timeout->setMaxLength(20);
    m_relay->setObjectName(QStringLiteral("askRelay"));
    m_relay->setRange(0, kRelaysMost);
    m_relay->setMinimumHeight(m_name->minimumHeight());
    m_relay->setToolTip(tr("Over so many other members each answer comes as well, in case the "
                           "straight way loses it"));
    m_ack->setObjectName(QStringLiteral("askAck"));
    m_ack->setAccessibleName(m_ack->text());
    m_ack->setChecked(true);
    m_coalesce->setObjectName(QStringLiteral("askCoalesce"));
    m_coalesce->setAccessibleName(m_coalesce->text());
    m_coalesce->setChecked(true);
    m_send->setObjectName(QStringLiteral("askSend"));
    m_send->setAutoDefault(true);
    m_review->setObjectName(QStringLiteral("askReview"));
    m_review->setAccessibleName(tr("What would be sent"));
    m_reason->setObjectName(QStringLiteral("askReason"));
    m_reason->setAccessibleName(tr("Why it cannot be sent"));
    for (QLabel* label : {m_review, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new FieldArea(buildFields(), this), 1);
    column->addWidget(buildFoot());
}

QWidget* AskForm::buildFields()
{
    m_nodesLabel = labelFor(tr("To"), m_nodes);
    m_tagsLabel = labelFor(tr("Tags"), m_tags);
    m_timeoutLabel = labelFor(tr("Timeout"), m_timeout);
    m_relayLabel = labelFor(tr("Relays"), m_relay);
    m_nodes->setAccessibleName(tr("Names of the members asked; empty for everybody"));
    m_relay->setAccessibleName(tr("Relay factor"));
    auto* payloadLabel = labelFor(tr("Payload"), m_payload);
    auto* times = new QHBoxLayout;
    times->setSpacing(8);
    times->addWidget(m_timeout, 1);
    times->addWidget(m_relayLabel);
    times->addWidget(m_relay);

    auto* fields = new QWidget(this);
    fields->setObjectName(QStringLiteral("askFieldList"));
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(16, 12, 12, 4);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    // The same for both kinds, though one has fewer of them.
    grid->setColumnMinimumWidth(0, m_timeoutLabel->sizeHint().width());
    auto* first = new QHBoxLayout;
    first->addWidget(m_kind);
    first->addStretch(1);
    first->addWidget(m_more);
    grid->addLayout(first, 0, 1);
    grid->addWidget(labelFor(tr("Name"), m_name), 1, 0, Qt::AlignTop);
    grid->addWidget(m_name, 1, 1);
    grid->addWidget(payloadLabel, 2, 0, Qt::AlignTop);
    grid->addWidget(m_payload, 2, 1);
    grid->addWidget(m_nodesLabel, 3, 0, Qt::AlignTop);
    grid->addWidget(m_nodes, 3, 1);
    grid->addWidget(m_tagsLabel, 4, 0, Qt::AlignTop);
    grid->addWidget(m_tags, 4, 1);
    grid->addWidget(m_timeoutLabel, 5, 0, Qt::AlignTop);
    grid->addLayout(times, 5, 1);
    grid->addWidget(m_ack, 6, 1);
    grid->addWidget(m_coalesce, 7, 1);
    grid->setRowStretch(8, 1);
    // As they stand, whatever order they were made in.
    const QWidgetList order{m_kind->segment(kQuery),
                            m_kind->segment(kEvent),
                            m_more,
                            m_name,
                            m_payload,
                            m_nodes,
                            m_tags,
                            m_timeout,
                            m_relay,
                            m_ack,
                            m_coalesce,
                            m_send};
    for (qsizetype at = 1; at < order.size(); ++at)
        setTabOrder(order[at - 1], order[at]);
    return fields;
}

QWidget* AskForm::buildFoot()
{
    auto* foot = new QWidget(this);
    foot->setObjectName(QStringLiteral("askFoot"));
    // Room for the longest, or the button would move while somebody types.
    m_review->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_review->setMinimumHeight(m_review->fontMetrics().lineSpacing() * kReviewLines);
    m_reason->setMinimumHeight(m_reason->fontMetrics().lineSpacing() * 2);
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QFont bold = font();
    bold.setBold(true);
    m_reason->setFont(bold);
    auto* last = new QHBoxLayout;
    last->setSpacing(12);
    last->addWidget(m_reason, 1);
    last->addWidget(m_send, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(16, 4, 12, 12);
    column->setSpacing(6);
    column->addWidget(m_meter);
    column->addWidget(m_review);
    column->addLayout(last);
    return foot;
}

void AskForm::showKind()
{
    const bool query = m_kind->current() == kQuery;
    for (QWidget* widget : {static_cast<QWidget*>(m_nodesLabel), static_cast<QWidget*>(m_nodes),
                            static_cast<QWidget*>(m_tagsLabel), static_cast<QWidget*>(m_tags),
                            static_cast<QWidget*>(m_timeoutLabel), static_cast<QWidget*>(m_timeout),
                            static_cast<QWidget*>(m_relayLabel), static_cast<QWidget*>(m_relay),
                            static_cast<QWidget*>(m_ack)})
        widget->setVisible(query);
    m_coalesce->setVisible(!query);
    m_name->setPlaceholderText(query ? tr("such as uptime") : tr("such as deploy"));
    m_name->setNames(query ? m_queryNames : m_eventNames);
    m_send->setText(query ? tr("Send query") : tr("Send event"));
    m_send->setAccessibleName(m_send->text());
}

bool AskForm::eventFilter(QObject* watched, QEvent* event)
{
    // Its frame tells of the focus, but only its inside is painted anew.
    const bool focus = event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut;
    if (watched == m_payload && focus) m_payload->update();
    return QWidget::eventFilter(watched, event);
}

models::AskDraft AskForm::draft() const
{
    models::AskDraft draft;
    draft.isQuery = m_kind->current() == kQuery;
    draft.name = m_name->text();
    draft.payload = m_payload->toPlainText();
    draft.coalesce = m_coalesce->isChecked();
    draft.ack = m_ack->isChecked();
    draft.timeout = m_timeout->text();
    draft.relayFactor = m_relay->value();
    draft.nodes = m_nodes->text();
    draft.tags = m_tags->rows();
    return draft;
}

void AskForm::setDraft(const models::AskDraft& draft)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_kind->setCurrent(draft.isQuery ? kQuery : kEvent);
        m_name->setText(draft.name);
        m_payload->setPlainText(draft.payload);
        m_coalesce->setChecked(draft.coalesce);
        m_ack->setChecked(draft.ack);
        m_timeout->setText(draft.timeout);
        m_relay->setValue(draft.relayFactor);
        m_nodes->setText(draft.nodes);
        m_tags->setRows(draft.tags);
        showKind();
    }
    Q_EMIT edited();
}

void AskForm::open(bool query)
{
    m_kind->setCurrent(query ? kQuery : kEvent);
    showKind();
    m_name->setFocus();
    m_name->selectAll();
    Q_EMIT edited();
}

void AskForm::show(const models::AskVerdict& verdict, Duration usualTimeout)
{
    QString reason = verdict.reason;
    if (holdsUri()) reason = tr("Enter fills the form from this address; nothing is sent yet.");
    if (!m_problem.isEmpty()) reason = m_problem;
    m_canSend = verdict.canSend() && !holdsUri();
    m_meter->show(verdict.budget);
    m_review->setText(holdsUri() ? QString() : verdict.review);
    m_reason->setText(reason);
    m_send->setEnabled(m_canSend);
    m_send->setDefault(m_canSend);
    KeyHints::say(*m_send, KeyHints::In::ToolTip,
                  m_canSend ? tr("Sends from anywhere in the form") : reason,
                  m_canSend ? QStringList{QStringLiteral("ask.send")} : QStringList{});
    m_tags->setBad(verdict.badTag);
    m_timeout->setPlaceholderText(
        usualTimeout > Duration{}
            ? tr("%1 for %n member(s)", nullptr, static_cast<int>(verdict.alive))
                  .arg(models::spanText(usualTimeout))
            : tr("by Serf's formula"));
}

QString AskForm::reviewText() const
{
    return m_review->text();
}

void AskForm::submit()
{
    if (holdsUri()) {
        Q_EMIT uriEntered(m_name->text().trimmed());
    } else if (m_canSend) {
        Q_EMIT sendRequested();
    }
}

bool AskForm::holdsUri() const
{
    return models::AskUri::looksLikeOne(m_name->text().trimmed().toStdString());
}

void AskForm::nameChanged(const QString& name)
{
    const bool pasted = name.size() > m_nameLength + 1;
    m_nameLength = name.size();
    // Typed letter by letter, an address is whole only when the person says so.
    if (m_filling || !pasted || !holdsUri()) return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (holdsUri()) Q_EMIT uriEntered(m_name->text().trimmed());
        },
        Qt::QueuedConnection);
}

void AskForm::tell(const QString& problem)
{
    m_problem = problem;
    m_reason->setText(problem);
}

void AskForm::setQueryNames(const QStringList& names)
{
    m_queryNames = names;
    if (m_kind->current() == kQuery) m_name->setNames(names);
}

void AskForm::setEventNames(const QStringList& names)
{
    m_eventNames = names;
    if (m_kind->current() == kEvent) m_name->setNames(names);
}

void AskForm::setMemberNames(const QStringList& names)
{
    m_nodes->setNames(names);
}

void AskForm::setTagNames(const QStringList& names)
{
    m_tags->setTagNames(names);
}

} // namespace grapevine::widgets
