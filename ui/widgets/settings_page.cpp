#include "ui/widgets/settings_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"
#include "ui/widgets/settings_section.h"

namespace grapevine::widgets {

namespace {

constexpr int kColumnWidth = 860;
constexpr int kSearchWidth = 300;
constexpr int kSearchLongest = 200;
constexpr qsizetype kSoughtShown = 40;

/// In the middle of the page, as wide as sentences are good to read.
QHBoxLayout* inTheMiddle(QWidget* column)
{
    column->setMaximumWidth(kColumnWidth);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 0, 16, 0);
    row->addStretch(1);
    row->addWidget(column, 40);
    row->addStretch(1);
    return row;
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent)
    , m_back(new QToolButton(this))
    , m_search(new QLineEdit(this))
    , m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(tr("Settings"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 12, 0, 0);
    page->setSpacing(8);
    page->addLayout(inTheMiddle(buildHead()));

    auto* column = new QWidget;
    column->setObjectName(QStringLiteral("settingsColumn"));
    m_column = new QVBoxLayout(column);
    m_column->setContentsMargins(0, 0, 0, 24);
    m_column->setSpacing(8);
    m_column->addWidget(buildNothing());
    m_column->addStretch(1);
    auto* ground = new QWidget;
    ground->setObjectName(QStringLiteral("settingsGround"));
    ground->setLayout(inTheMiddle(column));
    m_area->setObjectName(QStringLiteral("settingsArea"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus); // Its rows have the keys, and Tab brings them into sight.
    m_area->setWidget(ground);
    // The page has one ground, not a list's.
    m_area->viewport()->setAutoFillBackground(false);
    ground->setAutoFillBackground(false);
    page->addWidget(m_area, 1);

    connect(m_back, &QToolButton::clicked, this, &SettingsPage::closeRequested);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::sift);
    tint();
}

SettingsPage::~SettingsPage() = default;

QWidget* SettingsPage::buildHead()
{
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("settingsHead"));
    m_back->setObjectName(QStringLiteral("settingsBack"));
    m_back->setToolTip(tr("Back (Esc)"));
    m_back->setAccessibleName(tr("Back"));
    m_back->setAutoRaise(true);
    m_back->setIconSize(QSize(16, 16));
    m_back->setFixedSize(32, 32);
    m_back->setFocusPolicy(Qt::StrongFocus);
    auto* title = new QLabel(tr("Settings"), head);
    title->setObjectName(QStringLiteral("settingsTitle"));
    title->setTextFormat(Qt::PlainText);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() + 3);
    large.setBold(true);
    title->setFont(large);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setMaxLength(kSearchLongest);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(kSearchWidth);
    m_search->setMinimumHeight(m_search->fontMetrics().height() + 14);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(4, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addWidget(title);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    return head;
}

QWidget* SettingsPage::buildNothing()
{
    m_nothing = new QWidget;
    m_nothing->setObjectName(QStringLiteral("settingsNothing"));
    m_nothingText = new QLabel(m_nothing);
    m_nothingText->setObjectName(QStringLiteral("settingsNothingText"));
    m_nothingText->setTextFormat(Qt::PlainText);
    m_nothingText->setWordWrap(true);
    m_nothingText->setAlignment(Qt::AlignCenter);
    auto* all = new QPushButton(tr("Show all settings"), m_nothing);
    all->setObjectName(QStringLiteral("settingsShowAll"));
    all->setAccessibleName(all->text());
    auto* column = new QVBoxLayout(m_nothing);
    column->setContentsMargins(12, 60, 12, 12);
    column->setSpacing(12);
    column->addWidget(m_nothingText);
    column->addWidget(all, 0, Qt::AlignHCenter);
    m_nothing->hide();
    connect(all, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_search->setFocus();
    });
    return m_nothing;
}

void SettingsPage::addSection(std::unique_ptr<SettingsSection> section)
{
    auto* added = section.release();
    m_sections.push_back(added);
    // Above the stretch.
    m_column->insertWidget(m_column->count() - 1, added);
    connect(added, &SettingsSection::rowsChanged, this, &SettingsPage::sift);
    sift();
}

void SettingsPage::sift()
{
    const auto words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool any = false;
    for (auto* section : m_sections)
        any = section->sift(words) || any;
    const bool nothing = !any && !words.isEmpty();
    m_nothing->setVisible(nothing);
    if (!nothing) return;
    QString sought = m_search->text().trimmed();
    if (sought.size() > kSoughtShown) sought = sought.left(kSoughtShown) + QChar(0x2026);
    m_nothingText->setText(tr("No setting is about “%1”.").arg(sought));
}

void SettingsPage::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

SettingsPage::Where SettingsPage::where() const
{
    const auto* focus = focusWidget();
    return {.sought = m_search->text(),
            .focus = focus != nullptr && isAncestorOf(focus) ? focus->objectName() : QString(),
            .scrolled = m_area->verticalScrollBar()->value()};
}

void SettingsPage::goTo(const Where& where)
{
    m_search->setText(where.sought);
    auto* focus = where.focus.isEmpty() ? nullptr : findChild<QWidget*>(where.focus);
    if (focus == nullptr || focus == m_search) {
        m_search->setFocus();
    } else {
        focus->setFocus();
    }
    // How far it can be scrolled is known once it has been laid out.
    m_area->widget()->ensurePolished();
    layout()->activate();
    m_area->widget()->layout()->activate();
    m_area->verticalScrollBar()->setMaximum(
        qMax(m_area->verticalScrollBar()->maximum(), where.scrolled));
    m_area->verticalScrollBar()->setValue(where.scrolled);
}

void SettingsPage::keyPressEvent(QKeyEvent* event)
{
    // What a field or a box takes does not come here.
    auto* bar = m_area->verticalScrollBar();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (event->key() == Qt::Key_Escape && plain) {
        if (m_search->text().isEmpty()) {
            Q_EMIT closeRequested();
        } else {
            m_search->clear();
            m_search->setFocus();
        }
    } else if (event->matches(QKeySequence::Find) || (plain && event->key() == Qt::Key_Slash)) {
        focusSearch();
    } else if (plain && event->key() == Qt::Key_PageDown) {
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    } else if (plain && event->key() == Qt::Key_PageUp) {
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    } else if (plain && event->key() == Qt::Key_Down) {
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    } else if (plain && event->key() == Qt::Key_Up) {
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SettingsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tint();
}

void SettingsPage::tint()
{
    m_back->setIcon(tintedIcon(QStringLiteral("back"), palette()));
}

} // namespace grapevine::widgets
