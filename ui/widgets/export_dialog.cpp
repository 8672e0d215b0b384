#include "ui/widgets/export_dialog.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <array>
#include <utility>

#include "ui/widgets/export_job.h"

namespace grapevine::widgets {

namespace {

enum class What : std::uint8_t { Seen, All };

constexpr int kPathWidth = 420;
constexpr qsizetype kNameLongest = 80; ///< Letters of a suggested name.

struct FormatKind {
    snapshot::Format format;
    const char* ending;
};
constexpr std::array kFormats = {
    FormatKind{snapshot::Format::Csv, "csv"}, FormatKind{snapshot::Format::Json, "json"},
    FormatKind{snapshot::Format::JsonLines, "jsonl"}, FormatKind{snapshot::Format::Markdown, "md"}};

QString formatWords(snapshot::Format format)
{
    switch (format) {
    case snapshot::Format::Csv: return ExportDialog::tr("CSV, for spreadsheets");
    case snapshot::Format::Json: return ExportDialog::tr("JSON, as “serf members” prints it");
    case snapshot::Format::JsonLines: return ExportDialog::tr("JSON lines, one member each");
    case snapshot::Format::Markdown: return ExportDialog::tr("Markdown, for tickets");
    }
    return {};
}

/// What may stand in a file's name of what somebody calls something: no folder, no hidden file, no
/// option of a command, nothing that a shell or another system takes for more than a letter.
QString fileBase(const QString& wanted)
{
    QString name;
    for (const QChar letter : wanted.left(kNameLongest)) {
        const bool plain = (letter >= u'a' && letter <= u'z') ||
                           (letter >= u'A' && letter <= u'Z') || letter.isDigit() ||
                           letter == u'_' || letter == u'-' || letter == u'.';
        name += plain && letter.unicode() < 0x80 ? letter : QChar(u'_');
    }
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    name.replace(QStringLiteral(".."), QStringLiteral("_"));
    return name.isEmpty() ? QStringLiteral("export") : name;
}

} // namespace

ExportDialog::ExportDialog(ExportOffer offer, QWidget* parent)
    : QDialog(parent)
    , m_offer(std::move(offer))
    , m_job(new ExportJob(this))
    , m_format(new QComboBox(this))
    , m_what(new QButtonGroup(this))
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("Choose …"), this))
    , m_words(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_start(new QPushButton(tr("Export"), this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export members"));
    build();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::suggestPath);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathTouched = true; });
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::judge);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_job, &ExportJob::progressed, this, &ExportDialog::showProgress);
    connect(m_job, &ExportJob::written, this, &ExportDialog::showWritten);
    connect(m_job, &ExportJob::failed, this, &ExportDialog::showFailed);
    suggestPath();
    setBusy(false);
}

QWidget* ExportDialog::buildChoice()
{
    auto* box = new QWidget(this);
    box->setObjectName(QStringLiteral("exportWhat"));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const char* objectName, const QString& text, What what) {
        auto* button = new QRadioButton(text, box);
        button->setObjectName(QString::fromLatin1(objectName));
        m_what->addButton(button, static_cast<int>(what));
        column->addWidget(button);
        return button;
    };
    add("exportSeen",
        tr("What is seen: %n member(s), in this order and with these columns", nullptr,
           static_cast<int>(m_offer.seen.size())),
        What::Seen)
        ->setChecked(true);
    add("exportAll",
        tr("Everything: %n member(s), all tags", nullptr, static_cast<int>(m_offer.all.size())),
        What::All);
    return box;
}

void ExportDialog::build()
{
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format"));
    for (const auto& kind : kFormats)
        m_format->addItem(formatWords(kind.format));
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setAccessibleName(tr("File"));
    m_path->setMinimumWidth(kPathWidth);
    m_browse->setObjectName(QStringLiteral("exportBrowse"));
    m_words->setObjectName(QStringLiteral("exportWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_start->setObjectName(QStringLiteral("exportStart"));
    m_start->setDefault(true);
    m_close->setObjectName(QStringLiteral("exportClose"));
    auto* file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(m_browse);
    auto* form = new QFormLayout;
    form->addRow(tr("What"), buildChoice());
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("File"), file);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_start);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_words);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    // Room for two lines of words from the start: what is said later moves nothing.
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
}

QString ExportDialog::path() const
{
    return m_path->text().trimmed();
}

snapshot::Format ExportDialog::format() const
{
    return kFormats[static_cast<std::size_t>(m_format->currentIndex())].format;
}

bool ExportDialog::takesSeen() const
{
    return m_what->checkedId() == static_cast<int>(What::Seen);
}

void ExportDialog::suggestPath()
{
    const QString ending =
        QString::fromLatin1(kFormats[static_cast<std::size_t>(m_format->currentIndex())].ending);
    if (m_pathTouched) {
        const QFileInfo chosen(path());
        if (!chosen.completeBaseName().isEmpty()) {
            m_path->setText(QDir(chosen.path())
                                .filePath(chosen.completeBaseName() + QLatin1Char('.') + ending));
        }
        return;
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_path->setText(QDir(folder.isEmpty() ? QDir::homePath() : folder)
                        .filePath(fileBase(m_offer.baseName) + QLatin1Char('.') + ending));
}

void ExportDialog::browse()
{
    const QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), path());
    if (chosen.isEmpty()) return;
    m_pathTouched = true;
    m_path->setText(chosen);
}

void ExportDialog::judge()
{
    m_start->setEnabled(!path().isEmpty() && !m_job->isRunning());
    const QFileInfo file(path());
    m_words->setText(!path().isEmpty() && file.exists()
                         ? tr("A file of that name is there; it will be replaced.")
                         : tr("What the file is will stand in %1.")
                               .arg(file.fileName() + QStringLiteral(".meta.json")));
}

void ExportDialog::start()
{
    snapshot::ExportPlan plan;
    plan.format = format();
    plan.path = path().toStdString();
    plan.clusters = m_offer.clusters;
    const bool several = !plan.clusters.empty();
    const bool seen = takesSeen();
    const auto& rows = seen ? m_offer.seen : m_offer.all;
    // JSON keeps Serf's own shape: scripts know it.
    const bool isSerfs = plan.format == snapshot::Format::Json;
    if (!isSerfs) plan.columns = seen ? m_offer.columns : snapshot::columnsFor(rows, several);
    auto origin = m_offer.origin;
    if (!seen) origin.filter.clear();
    origin.known = m_offer.all.size();
    setBusy(true);
    m_words->setText(tr("Writing …"));
    m_job->start(rows, std::move(plan), std::move(origin));
}

void ExportDialog::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_progress->setValue(0);
    for (QWidget* field : {static_cast<QWidget*>(m_format), static_cast<QWidget*>(m_path),
                           static_cast<QWidget*>(m_browse)})
        field->setEnabled(!busy);
    for (auto* button : m_what->buttons())
        button->setEnabled(!busy);
    m_start->setEnabled(!busy && !path().isEmpty());
    m_close->setText(busy ? tr("Cancel") : tr("Close"));
}

void ExportDialog::showProgress(qulonglong done, qulonglong total)
{
    m_progress->setMaximum(static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
}

void ExportDialog::showWritten(qulonglong rows, qulonglong bytes)
{
    setBusy(false);
    m_hasWritten = true;
    m_words->setText(tr("%n member(s) written to %1 (%2).", nullptr, static_cast<int>(rows))
                         .arg(path(), QLocale().formattedDataSize(static_cast<qint64>(bytes))));
    m_close->setDefault(true);
    m_close->setFocus();
}

void ExportDialog::showFailed(const QString& sentence)
{
    setBusy(false);
    m_words->setText(sentence.isEmpty() ? tr("Cancelled; there is no file.")
                                        : tr("Nothing was written: %1").arg(sentence));
}

void ExportDialog::reject()
{
    // The first Escape ends the work, the second the dialog.
    if (m_job->isRunning()) {
        m_job->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace grapevine::widgets
