#include "ui/widgets/settings_row.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kEdge = 12;
} // namespace

SettingsRow::SettingsRow(const QString& objectName, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(objectName + QStringLiteral("Title"), this))
    , m_controls(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
    , m_synonyms(words.synonyms)
{
    setObjectName(objectName);
    m_title->setText(words.title);
    m_title->setGivesWay(true);
    if (words.isOneLine) {
        auto* detail = new ElidedLabel(objectName + QStringLiteral("Detail"), this);
        detail->setGivesWay(true);
        m_detail = detail;
    } else {
        m_detail = new QLabel(this);
        m_detail->setObjectName(objectName + QStringLiteral("Detail"));
        m_detail->setTextFormat(Qt::PlainText);
        m_detail->setWordWrap(true);
    }
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    auto* sentences = new QVBoxLayout;
    sentences->setSpacing(2);
    sentences->addWidget(m_title);
    sentences->addWidget(m_detail);
    m_controls->setSpacing(8);
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    line->addLayout(sentences, 1);
    line->addLayout(m_controls);
    m_column->setContentsMargins(kEdge, 10, kEdge, 10);
    m_column->setSpacing(6);
    m_column->addLayout(line);
    setDetail(words.detail);
}

void SettingsRow::describe(QWidget* control) const
{
    if (control->accessibleName().isEmpty()) control->setAccessibleName(m_title->text());
    if (control->accessibleDescription().isEmpty() || control == m_switch)
        control->setAccessibleDescription(m_detail->text());
}

void SettingsRow::addControl(QWidget* control)
{
    describe(control);
    m_controls->addWidget(control);
    control->show(); // The row may be on screen already, and the control may be given the keys.
}

QCheckBox* SettingsRow::addSwitch(const QString& objectName)
{
    m_switch = new QCheckBox(this);
    m_switch->setObjectName(objectName);
    addControl(m_switch);
    return m_switch;
}

void SettingsRow::addBelow(QWidget* wide)
{
    describe(wide);
    m_column->addWidget(wide);
}

void SettingsRow::setDetail(const QString& detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    if (m_switch != nullptr) describe(m_switch);
}

void SettingsRow::setDiffers(bool differs)
{
    if (m_default == nullptr) {
        m_default = new LinkButton(objectName() + QStringLiteral("Default"), this);
        m_default->setText(tr("Default"));
        m_default->setToolTip(tr("Back to how it is by default"));
        m_default->setAccessibleName(tr("Default: %1").arg(m_title->text()));
        QSizePolicy stays(QSizePolicy::Fixed, QSizePolicy::Fixed);
        stays.setRetainSizeWhenHidden(true);
        m_default->setSizePolicy(stays);
        m_controls->insertWidget(0, m_default);
        connect(m_default, &LinkButton::clicked, this, &SettingsRow::defaultWanted);
    }
    m_default->setVisible(differs);
}

QString SettingsRow::title() const
{
    return m_title->text();
}

bool SettingsRow::has(const QStringList& words, const QString& heading) const
{
    const QStringList all{m_title->text(), m_detail->text(), m_synonyms, heading};
    return std::all_of(words.begin(), words.end(), [&all](const QString& word) {
        return std::any_of(all.begin(), all.end(), [&word](const QString& text) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    });
}

void SettingsRow::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick =
        event->button() == Qt::LeftButton && rect().contains(event->position().toPoint());
    if (m_switch != nullptr && isClick) m_switch->click();
    QWidget::mouseReleaseEvent(event);
}

void SettingsRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::behind(palette()).line);
}

} // namespace grapevine::widgets
