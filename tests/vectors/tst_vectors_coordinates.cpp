#include <QtTest/QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/base/counters.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/serf/coordinate_engine.h"
#include "core/wire/serf_messages.h"
#include "vector_file.h"

using namespace grapevine;
using namespace grapevine::serf;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kDimensions = Coordinate::kDimensions;

/// JSON knows no NaN: the file writes such numbers as words.
double number(const Json& value)
{
    if (value.is_number()) return value.get<double>();
    const auto word = value.get<std::string>();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (word == "NaN") return std::numeric_limits<double>::quiet_NaN();
    return word.starts_with('-') ? -kInfinity : kInfinity;
}

/// As it comes off the wire. `dimensions`: those of the recorded client; a client of fewer than
/// ours does the same as ours with the rest at zero.
wire::Coordinate told(const Json& json, std::size_t dimensions)
{
    wire::Coordinate out;
    for (const auto& value : json.at("Vec"))
        out.vector.push_back(number(value));
    if (out.vector.size() == dimensions) out.vector.resize(kDimensions, 0.0);
    out.error = number(json.at("Error"));
    out.adjustment = number(json.at("Adjustment"));
    out.height = number(json.at("Height"));
    return out;
}

Coordinate coordinate(const Json& json)
{
    return *readCoordinate(told(json, json.at("Vec").size()));
}

/// Differs by no more than 1e-12 of the larger one.
bool isClose(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

bool isClose(const Coordinate& a, const Coordinate& b)
{
    return std::equal(a.vector.begin(), a.vector.end(), b.vector.begin(),
                      [](double left, double right) { return isClose(left, right); }) &&
           isClose(a.error, b.error) && isClose(a.adjustment, b.adjustment) &&
           isClose(a.height, b.height);
}

Duration nanoseconds(const Json& json)
{
    return Duration{std::stoll(json.get<std::string>())};
}

/// Within what the last bits of a float leave open.
bool isClose(Duration a, Duration b)
{
    return std::chrono::abs(a - b) <= Duration{1};
}

} // namespace

class TstVectorsCoordinates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distancesAreGos()
    {
        const auto vectors = vectors::load("vivaldi-distance.json");
        QVERIFY(!vectors.empty());
        std::size_t run = 0;
        for (const auto& vector : vectors) {
            const auto a = coordinate(vector.at("a"));
            const auto b = coordinate(vector.at("b"));
            QCOMPARE(distance(a, b), nanoseconds(vector.at("distance_ns")));
            QCOMPARE(distance(b, a), nanoseconds(vector.at("distance_ns")));
            ++run;
        }
        vectors::report("vivaldi-distance.json", run, vectors.size());
        QCOMPARE(run, vectors.size());
    }

    void updatesAreGos()
    {
        const auto vectors = vectors::load("vivaldi.json");
        QVERIFY(!vectors.empty());
        std::size_t run = 0;
        std::size_t steps = 0;
        for (const auto& vector : vectors) {
            replay(vector);
            if (QTest::currentTestFailed()) return;
            steps += vector.at("steps").size();
            ++run;
        }
        vectors::report("vivaldi.json", run, vectors.size());
        qInfo("vectors: vivaldi.json %zu updates", steps);
        QCOMPARE(run, vectors.size());
    }

private:
    static void replay(const Json& vector)
    {
        const auto& config = vector.at("config");
        const auto dimensions = config.at("dimensionality").get<std::size_t>();
        CoordinateEngine::Options options;
        options.roundTrips = config.at("latency_filter").get<std::size_t>();
        options.adjustmentSamples = config.at("adjustment_window").get<std::size_t>();
        options.dimensions = dimensions;
        SeededRandom random{1};
        Counters counters;
        NameTable names;
        CoordinateEngine engine{random, counters, options};
        Coordinate before; // A refused step changes nothing.
        std::size_t number = 0;
        for (const auto& step : vector.at("steps")) {
            const auto where = vector.at("name").get<std::string>() + " " + std::to_string(number);
            ++number;
            const auto other = readCoordinate(told(step.at("other"), dimensions));
            const auto peer = *names.intern(step.at("peer").get<std::string>());
            const bool taken =
                other && engine.update(peer, *other, nanoseconds(step.at("rtt_ns"))).has_value();
            QVERIFY2(taken == step.at("ok").get<bool>(), where.c_str());
            if (step.contains("coord")) before = coordinate(step.at("coord"));
            QVERIFY2(isClose(engine.own(), before), where.c_str());
            if (taken && step.contains("distance_ns")) {
                const auto far = distance(engine.own(), *other);
                QVERIFY2(isClose(far, nanoseconds(step.at("distance_ns"))), where.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstVectorsCoordinates)
#include "tst_vectors_coordinates.moc"
