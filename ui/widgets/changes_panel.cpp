#include "ui/widgets/changes_panel.h"

#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/models/timeline_model.h"
#include "ui/widgets/engine_words.h"
#include "ui/widgets/timeline_header.h"
#include "ui/widgets/timeline_view.h"

namespace grapevine::widgets {

ChangesPanel::ChangesPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new models::TimelineModel(this, kLinesMost))
    , m_list(new TimelineView(this))
    , m_worker(new QTimer(this))
{
    setObjectName(QStringLiteral("changesPanel"));
    auto* title = new QLabel(tr("Last changes"), this);
    title->setTextFormat(Qt::PlainText);
    title->setContentsMargins(12, 4, 12, 4);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_model->setWords({.engine = engineSentence, .cluster = {}});
    m_list->setNames(QStringLiteral("lastChanges"));
    m_list->setAccessibleName(title->text());
    m_list->header().setBrief(true);
    m_list->setTimelineModel(m_model);
    m_worker->setInterval(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    connect(m_model, &models::TimelineModel::workWanted, m_worker, qOverload<>(&QTimer::start));
    connect(m_worker, &QTimer::timeout, this, [this] {
        if (!m_model->work()) m_worker->stop();
    });
    connect(m_list, &TimelineView::chosen, this, [this](const QModelIndex& index) {
        const auto id = m_model->rows().lineAt(m_model->rowAt(index.row()).line);
        Q_EMIT chosen(m_model->shown().record(id).boot());
    });
}

void ChangesPanel::clear()
{
    m_model->clear();
    m_list->follow();
}

void ChangesPanel::apply(const link::ObservationBatch& batch, Moment now)
{
    m_model->apply(batch, now);
}

void ChangesPanel::tick(Moment now)
{
    m_model->tick(now);
}

} // namespace grapevine::widgets
