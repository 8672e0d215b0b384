// What the window's member table says, with every column there is, as one JSON object by name and
// column: table_probe ADDR MEMBERS SECONDS. Ends once so many members are there with an address.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "core/net/peek_cluster.h"
#include "ui/models/member_model.h"
#include "ui/models/tag_columns.h"

using namespace grapevine;
using Json = nlohmann::json;

namespace {

bool isComplete(const models::MemberModel& model, std::size_t members)
{
    std::size_t known = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        known += model.rowAt(row)->source == link::RowSource::Peek ? 1U : 0U;
    return known >= members;
}

void showEveryColumn(models::MemberModel& model)
{
    models::ColumnChoice choice;
    for (const auto kind : models::fixedColumns())
        choice.added.push_back(models::MemberColumn{kind, {}}.id());
    for (const auto& [key, carriers] : models::tagKeys(model.members()))
        choice.added.push_back("tag:" + key);
    model.setColumnChoice(choice);
}

Json tableOf(const models::MemberModel& model)
{
    Json table = Json::object();
    for (int row = 0; row < model.rowCount(); ++row) {
        Json cells = Json::object();
        for (int column = 0; column < model.columnCount(); ++column) {
            cells[model.columns()[static_cast<std::size_t>(column)].id()] =
                model.index(row, column).data().toString().toStdString();
        }
        table[model.rowAt(row)->facts->name] = std::move(cells);
    }
    return table;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) return 2;
    const auto seed = parseHostPort(argv[1], kGossipPort);
    if (!seed) return 2;
    const auto members = static_cast<std::size_t>(std::atoi(argv[2]));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{std::atoi(argv[3])};
    net::GossipThread thread;
    net::PeekOptions options;
    options.seeds = {*seed};
    options.interval = std::chrono::seconds{1};
    net::PeekCluster link(thread, options, Log{});
    models::MemberModel model;
    while (!isComplete(model, members)) {
        if (std::chrono::steady_clock::now() > end) {
            std::fprintf(stderr, "%d rows within the time\n", model.rowCount());
            return 1;
        }
        const auto batch = link.take();
        model.apply(batch, batch.status.asOf);
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    showEveryColumn(model);
    std::puts(tableOf(model).dump().c_str());
    return 0;
}
