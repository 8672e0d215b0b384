#include "ui/widgets/export_side.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/snapshot/table_file.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/elided_label.h"

namespace grapevine::widgets {

namespace {
constexpr int kPathLongest = 4096;
constexpr int kTitleLetters = 9; ///< Both titles take the same room.
} // namespace

ExportSide::ExportSide(const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_source(new QComboBox(this))
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("Choose …"), this))
    , m_about(new ElidedLabel(name + QStringLiteral("About"), this))
{
    setObjectName(name + QStringLiteral("Side"));
    auto* heading = new QLabel(title, this);
    heading->setObjectName(name + QStringLiteral("Title"));
    heading->setTextFormat(Qt::PlainText);
    heading->setBuddy(m_path);
    heading->setMinimumWidth(kTitleLetters * fontMetrics().averageCharWidth());
    QFont bold = font();
    bold.setBold(true);
    heading->setFont(bold);
    m_source->setObjectName(name + QStringLiteral("Source"));
    m_source->setAccessibleName(tr("%1: from where").arg(title));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_source->addItem(tr("a file"));
    m_source->hide();
    m_path->setObjectName(name + QStringLiteral("Path"));
    m_path->setAccessibleName(tr("%1: file").arg(title));
    m_path->setPlaceholderText(tr("an export: CSV, JSON or JSON lines"));
    m_path->setMaxLength(kPathLongest);
    // What is dropped here is for the dialog: it knows what to do with files.
    m_path->setAcceptDrops(false);
    m_browse->setObjectName(name + QStringLiteral("Browse"));
    m_browse->setAccessibleName(tr("%1: choose a file").arg(title));
    m_browse->setAutoDefault(false);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_about->setMinimumHeight(fontMetrics().height());
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(heading, 0, 0);
    grid->addWidget(m_source, 0, 1);
    grid->addWidget(m_path, 0, 2);
    grid->addWidget(m_browse, 0, 3);
    grid->addWidget(m_about, 1, 1, 1, 3);
    grid->setColumnStretch(2, 1);
    // As high with a file as without: choosing moves nothing.
    grid->setRowMinimumHeight(0, m_browse->sizeHint().height());
    connect(m_browse, &QPushButton::clicked, this, &ExportSide::browse);
    connect(m_path, &QLineEdit::textEdited, this, [this] {
        m_about->setText({});
        Q_EMIT edited();
    });
    connect(m_path, &QLineEdit::returnPressed, this, [this] {
        showAbout();
        if (isGiven()) Q_EMIT chosen();
    });
    connect(m_source, &QComboBox::activated, this, [this] {
        showSource();
        if (isGiven()) {
            Q_EMIT chosen();
        } else {
            Q_EMIT edited();
        }
    });
}

void ExportSide::setMembers(int all, int seen)
{
    const auto now = source();
    const QSignalBlocker quiet(m_source);
    while (m_source->count() > 1)
        m_source->removeItem(1);
    m_source->addItem(tr("now: all %n member(s)", nullptr, all));
    if (seen != all) m_source->addItem(tr("now: the %n in sight", nullptr, seen));
    m_source->setCurrentIndex(std::min(static_cast<int>(now), m_source->count() - 1));
    m_source->show();
    showSource();
}

void ExportSide::setNoCluster()
{
    const QSignalBlocker quiet(m_source);
    while (m_source->count() > 1)
        m_source->removeItem(1);
    m_source->hide();
    showSource();
}

ExportSide::Source ExportSide::source() const
{
    return static_cast<Source>(std::max(m_source->currentIndex(), 0));
}

ExportSide::State ExportSide::state() const
{
    return {source(), m_path->text().trimmed()};
}

void ExportSide::setState(const State& state)
{
    m_source->setCurrentIndex(std::min(static_cast<int>(state.source), m_source->count() - 1));
    m_path->setText(state.path);
    showSource();
}

bool ExportSide::isGiven() const
{
    return source() != Source::File || !state().path.isEmpty();
}

QString ExportSide::words() const
{
    if (source() != Source::File) return m_source->currentText();
    return models::clusterText(QFileInfo(state().path).fileName().toStdString(), 128);
}

void ExportSide::browse()
{
    const QString chosenFile = QFileDialog::getOpenFileName(
        this, m_browse->accessibleName(), state().path,
        tr("Exports") + QStringLiteral(" (*.csv *.json *.jsonl *.txt);;") + tr("All files") +
            QStringLiteral(" (*)"));
    if (chosenFile.isEmpty()) return;
    setPath(chosenFile);
    Q_EMIT chosen();
}

void ExportSide::showSource()
{
    const bool file = source() == Source::File;
    m_path->setVisible(file);
    m_browse->setVisible(file);
    showAbout();
}

void ExportSide::showAbout()
{
    QStringList parts;
    if (source() == Source::File && !state().path.isEmpty()) {
        if (const auto origin = snapshot::readOrigin(state().path.toStdString())) {
            for (const auto* word : {&origin->cluster, &origin->asOf})
                if (!word->empty()) parts.append(models::clusterText(*word, 128));
            if (!origin->filter.empty()) {
                parts.append(tr("only what matches %1: others count as gone or new")
                                 .arg(models::clusterText(origin->filter, 128)));
            }
        }
    }
    m_about->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace grapevine::widgets
