import { type Answer, json } from '../core/answer.ts';
import { freshSecret } from '../core/secrets.ts';

/** One row of Graph's error table: https://developers.facebook.com/docs/graph-api/guides/error-handling */
export interface GraphError {
  readonly code: number;
  readonly subcode?: number;
  readonly status: number;
  readonly message: string;
  readonly type?: string;
  readonly transient?: boolean;
  readonly userTitle?: string;
  readonly userMessage?: string;
}

const session = 'Error validating access token:';

function dead(subcode: number, status: number, message: string): GraphError {
  return { code: 190, subcode, status, message: `${session} ${message}` };
}

/** Named by `code/subcode`, as the `answer` switch takes them. */
export const graphErrors = {
  '190/463': dead(463, 400, 'Session has expired on Sunday, 01-Nov-26 00:00:00 PDT.'),
  '190/460': dead(
    460,
    400,
    'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  ),
  '190/458': dead(458, 400, 'The user has not authorized application.'),
  '190/467': dead(467, 401, 'The session is invalid because the user logged out.'),
  '190/459': dead(
    459,
    400,
    'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
  ),
  '190/464': dead(
    464,
    400,
    'Sessions for the user are not allowed because the user is not a confirmed user.',
  ),
  '190/492': dead(
    492,
    400,
    'The user must be an administrator, editor, or moderator of the page in order to impersonate it.',
  ),
  '190/461': dead(461, 400, 'The session has been reinstalled.'),
  '190/465': dead(465, 400, 'The user is invalid.'),
  '190/466': dead(466, 400, 'The session was invalidated by an API call.'),
  '190/468': dead(468, 400, 'The session was not used for a long time.'),
  '190': { code: 190, status: 401, message: 'Invalid OAuth access token.' },
  '102': { code: 102, status: 400, message: 'Session key invalid or no longer valid.' },
  '10': {
    code: 10,
    status: 403,
    message:
      "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.",
  },
  '200': {
    code: 200,
    status: 403,
    message: '(#200) Requires pages_manage_posts permission to manage the object.',
  },
  '3': {
    code: 3,
    status: 400,
    message: '(#3) Application does not have the capability to make this API call.',
  },
  '100/33': {
    code: 100,
    subcode: 33,
    status: 400,
    type: 'GraphMethodException',
    message:
      'Unsupported get request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation.',
  },
  '4': { code: 4, status: 403, message: '(#4) Application request limit reached' },
  '17': { code: 17, status: 400, message: '(#17) User request limit reached' },
  '32': { code: 32, status: 400, message: '(#32) Page request limit reached' },
  '613': { code: 613, status: 400, message: '(#613) Calls to this api have exceeded the rate limit.' },
  '341': { code: 341, status: 400, message: '(#341) Feed action request limit reached' },
  '80001': {
    code: 80001,
    status: 400,
    message: '(#80001) There have been too many calls to this Page account.',
  },
  '1': { code: 1, status: 500, message: 'An unknown error has occurred.', transient: true },
  '2': {
    code: 2,
    status: 500,
    message: 'An unexpected error has occurred. Please retry your request later.',
    transient: true,
  },
  '368': {
    code: 368,
    status: 403,
    message: 'The action attempted has been deemed abusive or is otherwise disallowed',
  },
  '1404078': {
    code: 100,
    subcode: 1404078,
    status: 400,
    message: 'Invalid parameter',
    userTitle: 'Page publishing authorization required',
    userMessage: 'Complete Page publishing authorization to go on.',
  },
  '1404006': { code: 100, subcode: 1404006, status: 400, message: 'Security check required' },
  '1404112': { code: 100, subcode: 1404112, status: 400, message: 'Your account is limited' },
  '1705': { code: 1705, status: 400, message: '(#1705) There was an error in posting.' },
  '101': { code: 101, status: 400, message: 'Error validating application. Application has been disabled.' },
} as const satisfies Readonly<Record<string, GraphError>>;

export type GraphErrorName = keyof typeof graphErrors;

export function isGraphErrorName(name: string): name is GraphErrorName {
  return Object.hasOwn(graphErrors, name);
}

/** A row of the table as Graph sends it. */
export function graphError(name: GraphErrorName): Answer {
  return refusal(graphErrors[name]);
}

/** Any Graph error as Graph sends it. */
export function refusal(error: GraphError): Answer {
  const headers =
    error.code === 190
      ? { 'www-authenticate': `OAuth "Facebook Platform" "invalid_token" "${error.message}"` }
      : {};
  return json(
    error.status,
    {
      error: {
        message: error.message,
        type: error.type ?? 'OAuthException',
        code: error.code,
        ...(error.subcode !== undefined && { error_subcode: error.subcode }),
        ...(error.transient !== undefined && { is_transient: error.transient }),
        ...(error.userTitle !== undefined && { error_user_title: error.userTitle }),
        ...(error.userMessage !== undefined && { error_user_msg: error.userMessage }),
        fbtrace_id: freshSecret('A', 10),
      },
    },
    headers,
  );
}
