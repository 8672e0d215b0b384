#include "ui/widgets/message_panel.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kTextWidth = 560;
constexpr int kSignSide = 22;
constexpr int kTop = 56;

QLabel* plainLabel(const QString& objectName, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessagePanel::MessagePanel(QWidget* parent)
    : QWidget(parent)
    , m_headline(plainLabel(QStringLiteral("messagePanelHeadline"), this))
    , m_detail(plainLabel(QStringLiteral("messagePanelDetail"), this))
    , m_evidence(plainLabel(QStringLiteral("messagePanelEvidence"), this))
    , m_seedBox(new QWidget(this))
    , m_seedGrid(new QGridLayout(m_seedBox))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("messagePanel"));
    setAccessibleName(tr("Message"));
    m_seedBox->setObjectName(QStringLiteral("messagePanelSeeds"));
    m_button->setObjectName(QStringLiteral("messagePanelButton"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() + 3);
    large.setBold(true);
    m_headline->setFont(large);
    m_evidence->setForegroundRole(QPalette::PlaceholderText);
    m_seedGrid->setContentsMargins(0, 0, 0, 0);
    m_seedGrid->setHorizontalSpacing(24);
    m_seedGrid->setVerticalSpacing(6);
    m_seedGrid->setColumnStretch(1, 1);

    auto* words = new QVBoxLayout;
    words->setSpacing(12);
    words->addWidget(m_headline);
    words->addWidget(m_detail);
    words->addWidget(m_seedBox);
    words->addWidget(m_evidence);
    words->addSpacing(4);
    auto* buttonRow = new QHBoxLayout;
    buttonRow->addWidget(m_button);
    buttonRow->addStretch(1);
    words->addLayout(buttonRow);
    words->addStretch(1);

    auto* column = new QWidget(this);
    column->setObjectName(QStringLiteral("messagePanelColumn"));
    column->setMaximumWidth(kTextWidth);
    column->setLayout(words);
    words->setContentsMargins(kSignSide + 18, 0, 0, 0);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(24, kTop, 24, 24);
    page->addStretch(1);
    page->addWidget(column, 8);
    page->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT acted(m_action); });
}

void MessagePanel::show(const Notice& notice)
{
    m_kind = notice.kind;
    m_warns = notice.warns;
    m_action = notice.action;
    m_headline->setText(notice.headline);
    m_detail->setText(notice.detail);
    m_detail->setVisible(!notice.detail.isEmpty());
    m_evidence->setText(notice.evidence);
    m_evidence->setVisible(!notice.evidence.isEmpty());
    showSeeds(notice.seeds);
    m_button->setText(notice.actionText);
    m_button->setAccessibleName(notice.actionText);
    const bool acts = notice.action != NoticeAction::None;
    m_button->setVisible(acts);
    // A proxy that is hidden would hold the focus and never give it on.
    setFocusProxy(acts ? m_button : nullptr);
    setFocusPolicy(acts ? Qt::NoFocus : Qt::TabFocus);
    setAccessibleDescription(text());
    update();
}

void MessagePanel::showSeeds(const std::vector<SeedLine>& seeds)
{
    while (auto* item = m_seedGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto& seed : seeds) {
        auto* address = plainLabel(QStringLiteral("messagePanelSeedAddress%1").arg(row), m_seedBox);
        auto* words = plainLabel(QStringLiteral("messagePanelSeedWords%1").arg(row), m_seedBox);
        address->setWordWrap(false);
        address->setText(seed.address);
        words->setText(seed.words);
        if (!seed.failed) words->setForegroundRole(QPalette::PlaceholderText);
        m_seedGrid->addWidget(address, row, 0);
        m_seedGrid->addWidget(words, row, 1);
        ++row;
    }
    m_seedBox->setVisible(!seeds.empty());
}

QString MessagePanel::text() const
{
    return m_headline->text() + QLatin1Char(' ') + m_detail->text();
}

void MessagePanel::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.base);
    const QPoint corner = m_headline->mapTo(this, QPoint(-(kSignSide + 18), 0));
    const QRectF sign(corner.x(), corner.y() + (m_headline->height() - kSignSide) / 2.0, kSignSide,
                      kSignSide);
    if (m_warns) {
        paintStatusGlyph(painter, sign, models::StatusKind::Suspect, theme.suspect);
    } else {
        paintStatusGlyph(painter, sign, models::StatusKind::NoData, theme.accent);
    }
    if (m_kind == NoticeKind::Connecting) paintSkeleton(painter);
}

void MessagePanel::paintSkeleton(QPainter& painter) const
{
    // Below the words: rows as the table will have them, fading out.
    constexpr int kRow = 26;
    constexpr int kRowsMost = 9;
    static constexpr int kWidths[] = {64, 120, 150, 48, 90, 70};
    const Theme& theme = Theme::behind(palette());
    int y = m_button->mapTo(this, QPoint(0, m_button->height())).y() + 40;
    const int left = m_headline->mapTo(this, QPoint(0, 0)).x();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int row = 0; row < kRowsMost && y + kRow < height(); ++row, y += kRow) {
        painter.setBrush(mixed(theme.line, theme.base, 0.8 * (kRowsMost - row) / kRowsMost));
        int x = left;
        for (const int width : kWidths) {
            const int bar = width * (70 + (row * 37 + width) % 31) / 100;
            if (x + bar > this->width() - 24) break;
            painter.drawRoundedRect(x, y + 8, bar, 10, 3, 3);
            x += width + 28;
        }
    }
}

} // namespace grapevine::widgets
