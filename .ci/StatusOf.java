import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Prints the status of each address, one a line. Run as a source file. */
class StatusOf {
    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String address : args) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            System.out.println(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }
}
