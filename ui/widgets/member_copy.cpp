#include "ui/widgets/member_copy.h"

#include <QCoreApplication>
#include <QStringList>

#include <string>
#include <vector>

#include "core/snapshot/row_writer.h"
#include "ui/models/markdown_cell.h"
#include "ui/models/member_lines.h"
#include "ui/models/member_model.h"

namespace grapevine::widgets {

namespace {

struct Context {
    Q_DECLARE_TR_FUNCTIONS(MemberCopy)
};

std::vector<link::MemberRowPtr> membersOf(const models::MemberModel& model, const QList<int>& rows)
{
    std::vector<link::MemberRowPtr> members;
    for (const int row : rows) {
        if (auto member = model.rowAt(row)) members.push_back(std::move(member));
    }
    return members;
}

QStringList titles(const models::MemberModel& model)
{
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return titles;
}

QStringList cells(const models::MemberModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data(Qt::DisplayRole).toString());
    return cells;
}

QString asTsv(const models::MemberModel& model, const QList<int>& rows)
{
    // No cell holds a tab or a line feed: the plain-text gateway has turned them into marks.
    QString text = titles(model).join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int row : rows)
        text += cells(model, row).join(QLatin1Char('\t')) + QLatin1Char('\n');
    return text;
}

QString asMarkdown(const models::MemberModel& model, const QList<int>& rows)
{
    const auto heads = titles(model);
    QString text =
        models::markdownLine(heads) + models::markdownRule(static_cast<int>(heads.size()));
    for (const int row : rows)
        text += models::markdownLine(cells(model, row));
    return text;
}

QString asJson(const std::vector<link::MemberRowPtr>& members)
{
    const auto writer = snapshot::makeWriter(snapshot::Format::Json, {});
    std::string text;
    writer->begin(text);
    for (const auto& member : members)
        writer->row(text, *member);
    writer->end(text);
    return QString::fromStdString(text);
}

} // namespace

QString copied(MemberCopy what, const models::MemberModel& model, const QList<int>& rows,
               int column)
{
    if (rows.isEmpty()) return {};
    switch (what) {
    case MemberCopy::Cell:
        return model.index(rows.first(), column).data(Qt::DisplayRole).toString();
    case MemberCopy::Tsv: return asTsv(model, rows);
    case MemberCopy::Json: return asJson(membersOf(model, rows));
    case MemberCopy::Markdown: return asMarkdown(model, rows);
    case MemberCopy::SerfCommand: return models::serfCommand(membersOf(model, rows));
    case MemberCopy::SshTarget: return models::sshTargets(membersOf(model, rows)).trimmed();
    case MemberCopy::AnsibleLine: return models::ansibleLines(membersOf(model, rows));
    }
    return {};
}

QString copyName(MemberCopy what)
{
    switch (what) {
    case MemberCopy::Cell: return Context::tr("Cell");
    case MemberCopy::Tsv: return Context::tr("Table (tab-separated)");
    case MemberCopy::Json: return Context::tr("JSON, as Serf prints it");
    case MemberCopy::Markdown: return Context::tr("Markdown");
    case MemberCopy::SerfCommand: return Context::tr("serf members command");
    case MemberCopy::SshTarget: return Context::tr("ssh target");
    case MemberCopy::AnsibleLine: return Context::tr("Ansible inventory line");
    }
    return {};
}

} // namespace grapevine::widgets
