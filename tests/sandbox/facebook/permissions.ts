/** Permissions that an app may ask for, and how the dialog puts them. */
export const permissions: Readonly<Record<string, string>> = {
  public_profile: 'Receive your name and profile picture',
  email: 'Receive your e-mail address',
  pages_show_list: 'Show a list of the Pages you manage',
  pages_read_engagement: 'Read content posted on the Page',
  pages_manage_posts: 'Create and manage content on your Page',
  pages_manage_metadata: 'Manage accounts, settings and webhooks for a Page',
  business_management: 'Manage your business',
};

/** Cannot be refused on the consent page. */
export const ALWAYS_GRANTED = 'public_profile';
