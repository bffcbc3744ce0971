// A first look in Java: jshell --class-path target/fusionflow.jar src/guide/first-look.jsh
import org.fusionflow.data.problem.GivenProblem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.symbolic.derivation.Derivation;
// The problem, by the names of the command line's options: theory says when each modality is half learned.
var problem = GivenProblem.of(Map.of("architecture", "(A:3,B:3):1", "toy", "ratio=2,rho=0.5", "u0", "0.1")).problem();
var theory = Predictor.predict(problem, PredictionRequest.WHOLE.at(Vector.of(0, 5, 10)));
for (int m : theory.order()) System.out.println("theory " + problem.names().get(m) + " " + theory.halfTime(m).getAsDouble());
for (var point : theory.trajectory().points()) System.out.println("loss " + point.time() + " " + point.loss());
// Every step of the derivation, with its verdict.
for (var step : Derivation.of(problem.tree()).steps()) System.out.println("step " + step.id() + " " + step.verdict().word() + ": " + step.title());
// The full network, which knows nothing of the theory, from an aligned start.
var run = Simulator.train(PredictedWatch.plan(problem, NetworkSetupReader.of(Map.of("method", "flow", "width", "20"), problem.names()), 1, Vector.of()));
for (int m : theory.order()) System.out.println("network " + problem.names().get(m) + " " + run.halfTime(m).getAsDouble());
/exit
