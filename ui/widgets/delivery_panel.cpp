#include "ui/widgets/delivery_panel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

#include "ui/models/delivery_model.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"
#include "ui/widgets/delivery_delegate.h"
#include "ui/widgets/elided_label.h"

namespace grapevine::widgets {

namespace {

constexpr int kRowPadding = 8;
constexpr int kProgressHigh = 6;

QPushButton* button(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

QString sizeText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace

DeliveryPanel::DeliveryPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new models::DeliveryModel(this))
    , m_title(new QLabel(tr("Who has it?"), this))
    , m_words(new QLabel(this))
    , m_counts(new ElidedLabel(QStringLiteral("deliveryCounts"), this))
    , m_check(button(QStringLiteral("deliveryCheck"), tr("Check delivery"), this))
    , m_rest(button(QStringLiteral("deliveryRest"), tr("Ask the rest again"), this))
    , m_stop(button(QStringLiteral("deliveryStop"), tr("Stop"), this))
    , m_copy(button(QStringLiteral("deliveryCopy"), tr("Copy"), this))
    , m_progress(new QProgressBar(this))
    , m_only(new QCheckBox(tr("Only those without it"), this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("deliveryPanel"));
    build();
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkRequested({}); });
    connect(m_rest, &QPushButton::clicked, this, [this] {
        if (m_run != nullptr) Q_EMIT checkRequested(m_run->delivery.unproven());
    });
    connect(m_stop, &QPushButton::clicked, this, &DeliveryPanel::stopRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_run != nullptr)
            QApplication::clipboard()->setText(models::deliveryAsTsv(m_run->delivery));
    });
    connect(m_only, &QCheckBox::toggled, m_model, &models::DeliveryModel::setUnprovenOnly);
    showWords();
}

void DeliveryPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("deliveryTable"));
    m_table->setAccessibleName(tr("Members and whether they have the event"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DeliveryDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setObjectName(QStringLiteral("deliveryRows"));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(m_table->fontMetrics().height());
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + kRowPadding);
    auto* header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("deliveryHeader"));
    header->setAccessibleName(tr("Columns of the delivery"));
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setStretchLastSection(true);
    const int digit = m_table->fontMetrics().horizontalAdvance(QLatin1Char('8'));
    using models::DeliveryModel;
    for (const auto& [column, digits] :
         {std::pair(DeliveryModel::Member, 16), std::pair(DeliveryModel::State, 22),
          std::pair(DeliveryModel::When, 10)}) {
        // A title may be wider than any value, in some languages.
        m_table->setColumnWidth(column, qMax(digit * digits, header->sectionSizeHint(column)));
    }
    auto* copyCell = new QAction(tr("Copy cell"), m_table);
    copyCell->setObjectName(QStringLiteral("copyDeliveryCell"));
    copyCell->setShortcut(QKeySequence::Copy);
    copyCell->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copyCell);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copyCell, &QAction::triggered, this, [this] {
        const QString text = m_table->currentIndex().data().toString();
        if (!text.isEmpty()) QApplication::clipboard()->setText(text);
    });
}

void DeliveryPanel::build()
{
    buildTable();
    m_title->setObjectName(QStringLiteral("deliveryTitle"));
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_words->setObjectName(QStringLiteral("deliveryWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    // Two lines from the start: what is said later moves nothing.
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());
    m_words->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_progress->setObjectName(QStringLiteral("deliveryProgress"));
    m_progress->setAccessibleName(tr("Members asked so far"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kProgressHigh);
    auto policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_only->setObjectName(QStringLiteral("deliveryOnly"));
    m_only->setAccessibleName(m_only->text());
    m_counts->setGivesWay(true);
    m_stop->setToolTip(tr("Ask no further members"));
    m_copy->setToolTip(tr("Copy the members as a table"));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addStretch();
    for (auto* one : {m_stop, m_rest, m_check, m_copy})
        top->addWidget(one);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_counts, 1);
    below->addWidget(m_only);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 8, 12, 8);
    head->setSpacing(6);
    head->addLayout(top);
    head->addWidget(m_words);
    head->addWidget(m_progress);
    head->addLayout(below);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
}

void DeliveryPanel::show(const models::AskRun* run)
{
    m_run = run;
    m_only->setChecked(false);
    m_model->show(run == nullptr ? nullptr : &run->delivery);
    showWords();
}

void DeliveryPanel::update(const models::AskRun& run, const std::vector<std::string>& members)
{
    m_run = &run;
    m_model->update(run.delivery, members);
    showWords();
}

void DeliveryPanel::setOffer(const DeliveryOffer& offer)
{
    const bool same = offer.possible == m_offer.possible && offer.byRpc == m_offer.byRpc &&
                      offer.members == m_offer.members;
    if (same) return;
    m_offer = offer;
    showWords();
}

QString DeliveryPanel::offerWords() const
{
    if (m_offer.byRpc) {
        return tr("An agent's RPC tells of no member's events but its own. To see who has it, look "
                  "at the cluster from outside, or join it.");
    }
    if (!m_offer.possible) return tr("Nobody can be asked now.");
    const auto cost = link::proofCost(m_offer.members);
    return tr("Asks %n member(s) from outside what they hold: one TCP connection each, about %1 in "
              "all, some %2. A member keeps its last 512 events.",
              nullptr, static_cast<int>(cost.connections))
        .arg(sizeText(cost.bytes), models::spanText(cost.longest));
}

QString DeliveryPanel::endWords() const
{
    const auto& delivery = m_run->delivery;
    if (delivery.refused) return models::refusalText(*delivery.refused);
    if (!delivery.proof) return tr("Asking …");
    const auto& proof = *delivery.proof;
    const QString cost = tr("%n connection(s), %1", nullptr, static_cast<int>(proof.connections))
                             .arg(sizeText(proof.bytes));
    if (delivery.isOpen()) return tr("Asking … %1 so far.").arg(cost);
    const QString when = models::clockText(proof.endedAt.wall);
    switch (delivery.cutOff ? link::DeliveryProof::End::Lost : proof.end) {
    case link::DeliveryProof::End::Open:
    case link::DeliveryProof::End::Whole:
        return tr("Asked until %1: %2. It proves that an event was received, not that a handler "
                  "ran.")
            .arg(when, cost);
    case link::DeliveryProof::End::Stopped: return tr("Stopped at %1: %2.").arg(when, cost);
    case link::DeliveryProof::End::Lost:
        return tr("The way to the cluster was lost before everybody was asked: %1.").arg(cost);
    }
    return {};
}

void DeliveryPanel::showWords()
{
    const bool begun = m_run != nullptr && m_run->delivery.command.has_value();
    const bool open = begun && m_run->delivery.isOpen();
    const bool sent = m_run != nullptr && m_run->outcome && m_run->outcome->lamportTime;
    m_words->setText(begun ? endWords() : offerWords());
    m_check->setText(begun ? tr("Check all again") : tr("Check delivery"));
    m_check->setAccessibleName(m_check->text());
    m_check->setToolTip(begun ? offerWords() : QString());
    m_check->setVisible(!open);
    m_check->setEnabled(sent && m_offer.possible);
    const bool rest = begun && !open && !m_run->delivery.unproven().empty();
    m_rest->setVisible(rest);
    m_rest->setEnabled(sent && m_offer.possible);
    m_stop->setVisible(open);
    m_copy->setEnabled(begun && !m_run->delivery.lines.empty());
    m_progress->setVisible(open);
    if (open && m_run->delivery.proof) {
        const auto& proof = *m_run->delivery.proof;
        m_progress->setMaximum(static_cast<int>(proof.members));
        m_progress->setValue(static_cast<int>(proof.members - proof.waiting()));
    } else {
        m_progress->setMaximum(1);
        m_progress->setValue(0);
    }
    const bool rows = begun && !m_run->delivery.lines.empty();
    m_counts->setText(rows ? models::deliveryCounts(m_run->delivery) : QString());
    m_only->setVisible(rows);
    m_table->setVisible(rows);
}

} // namespace grapevine::widgets
