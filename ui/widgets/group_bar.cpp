#include "ui/widgets/group_bar.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using Mode = models::AnswerFold::Mode;

constexpr int kAnswers = 0;
constexpr int kTimes = 1;
constexpr int kExpressionWidth = 100;
constexpr int kModeLetters = 14; ///< The list of modes is as wide as they need.

} // namespace

GroupBar::GroupBar(QWidget* parent)
    : QWidget(parent)
    , m_what(new SegmentBar(QStringLiteral("runWhat"), this))
    , m_label(new QLabel(tr("Same"), this))
    , m_mode(new QComboBox(this))
    , m_expression(new QLineEdit(this))
{
    setObjectName(QStringLiteral("groupBar"));
    m_what->addSegment(QStringLiteral("runWhatAnswers"), tr("Answers"),
                       tr("Answers folded by value, odd ones first"));
    m_what->addSegment(QStringLiteral("runWhatTimes"), tr("Times"),
                       tr("How long acks and answers took"));
    m_what->setCurrent(kAnswers);
    m_what->setMinimumWidth(m_what->sizeHint().width());
    m_mode->setObjectName(QStringLiteral("groupFold"));
    m_mode->setAccessibleName(tr("When two answers are the same"));
    m_mode->view()->setObjectName(QStringLiteral("groupFoldList"));
    m_mode->view()->setAccessibleName(m_mode->accessibleName());
    m_mode->addItem(tr("byte by byte"), static_cast<int>(Mode::Exact));
    m_mode->addItem(tr("but for a newline"), static_cast<int>(Mode::Trimmed));
    m_mode->addItem(tr("as JSON"), static_cast<int>(Mode::Json));
    m_mode->addItem(tr("by expression"), static_cast<int>(Mode::Capture));
    m_mode->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_mode->setMinimumContentsLength(kModeLetters);
    m_mode->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(Mode::Trimmed)));
    m_label->setObjectName(QStringLiteral("groupFoldLabel"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_label->setBuddy(m_mode);
    m_expression->setObjectName(QStringLiteral("groupExpression"));
    m_expression->setAccessibleName(
        tr("Regular expression: what its parentheses hold is compared"));
    m_expression->setPlaceholderText(tr("such as version=(\\S+)"));
    m_expression->setMaxLength(static_cast<int>(filter::Capture::kExpressionLongest));
    m_expression->setMinimumWidth(kExpressionWidth);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_what);
    row->addStretch(1);
    row->addWidget(m_label);
    row->addWidget(m_mode, 1);
    row->addWidget(m_expression, 2);
    connect(m_what, &SegmentBar::chosen, this, [this](int number) {
        showParts();
        Q_EMIT timesToggled(number == kTimes);
    });
    const auto tellMode = [this] {
        m_mode->setToolTip(m_mode->accessibleName() + QStringLiteral(": ") + m_mode->currentText());
    };
    tellMode();
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this, tellMode] {
        tellMode();
        choose();
        if (m_expression->isVisible() && m_expression->text().isEmpty()) m_expression->setFocus();
    });
    connect(m_expression, &QLineEdit::textChanged, this, &GroupBar::choose);
    showParts();
}

bool GroupBar::showsTimes() const
{
    return m_what->current() == kTimes;
}

void GroupBar::setShowsTimes(bool times)
{
    if (times == showsTimes()) return;
    m_what->setCurrent(times ? kTimes : kAnswers);
    showParts();
    Q_EMIT timesToggled(times);
}

void GroupBar::showParts()
{
    const bool answers = !showsTimes();
    const bool capture = m_mode->currentData().toInt() == static_cast<int>(Mode::Capture);
    // The field says enough beside it, and needs the room.
    m_label->setVisible(answers && !capture);
    m_mode->setVisible(answers);
    m_expression->setVisible(answers && capture);
}

void GroupBar::choose()
{
    showParts();
    switch (static_cast<Mode>(m_mode->currentData().toInt())) {
    case Mode::Exact: take(models::AnswerFold::exact()); break;
    case Mode::Trimmed: take({}); break;
    case Mode::Json: take(models::AnswerFold::json()); break;
    case Mode::Capture: {
        const auto expression = m_expression->text().toStdString();
        const auto capture = filter::Capture::compile(expression);
        if (capture) {
            take(models::AnswerFold::captured(*capture));
        } else {
            tell(expression.empty() ? QString()
                                    : tr("No regular expression: %1")
                                          .arg(models::clusterText(capture.error(), 200)));
        }
        break;
    }
    }
}

void GroupBar::take(models::AnswerFold fold)
{
    m_fold = std::move(fold);
    tell({});
    Q_EMIT foldChanged();
}

void GroupBar::tell(const QString& mistake)
{
    QPalette colours;
    if (!mistake.isEmpty()) colours.setColor(QPalette::Base, Theme::behind(palette()).noticeWarn);
    m_expression->setPalette(colours);
    m_expression->setAccessibleDescription(mistake);
    m_expression->setToolTip(
        models::tooltipText(mistake.isEmpty() ? m_expression->accessibleName() : mistake));
}

} // namespace grapevine::widgets
