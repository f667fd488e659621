<?xml version="1.0" encoding="UTF-8"?>
<!-- What a page says of itself to machines: its address and description, for search engines and those
     who share it (Open Graph); of a document also Dublin Core, and what citation managers read. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The description of any page, and, where the edition has an address, how others may show it: by its
       own, or by that of what it is another view of (a canonical link among what it says itself).
       What is not to be found by itself has no address of this kind. -->
  <xsl:template name="f:public" as="element()*">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="said" as="element()*"/>
    <xsl:variable name="name" as="xs:string" select="($title[. ne ''], f:edition-title())[1]"/>
    <xsl:variable name="description" as="xs:string" select="
        ($said/self::*:meta[@name = 'description']/@content/string(),
          f:label-with('described', map{'title': $name, 'edition': f:edition-title()})[$title ne ''],
          f:edition-title())[1]"/>
    <xsl:variable name="elsewhere" as="xs:string?" select="$said/self::*:link[@rel = 'canonical']/@href"/>
    <xsl:variable name="address" as="xs:string?" select="($elsewhere, f:absolute($page))[1]"/>
    <xsl:variable name="is-public" as="xs:boolean"
        select="empty($said/self::*:meta[@name = 'robots']) and exists($address)"/>
    <!-- Both kinds of readers find it in one element: a long one twice would weigh. -->
    <meta name="description" content="{$description}">
      <xsl:if test="$is-public">
        <xsl:attribute name="property" select="'og:description'"/>
      </xsl:if>
    </meta>
    <xsl:if test="$is-public">
      <xsl:if test="empty($elsewhere)">
        <link rel="canonical" href="{$address}"/>
      </xsl:if>
      <xsl:sequence select="
          f:property('og:title', $name),
          f:property('og:type', if (exists(f:the-document())) then 'article' else 'website'),
          f:property('og:url', $address),
          f:property('og:site_name', f:edition-title())"/>
    </xsl:if>
  </xsl:template>

  <!-- Returns the document whose page is made, if it is one's. -->
  <xsl:function name="f:the-document" as="element(c:document)?">
    <xsl:sequence select="$context/c:context/c:document[1][starts-with($page, 'documents/')]"/>
  </xsl:function>

  <!-- For Zotero, whose translator for embedded metadata reads these names, and for others. What it takes
       from where stands in tests/xslt/page/zotero.toml. -->
  <xsl:template match="c:document" mode="m:head" as="element()*">
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <xsl:variable name="date" as="xs:string?" select="string(@date)[. ne '']"/>
    <xsl:variable name="publisher" as="xs:string?"
        select="($facts/c:publisher, c:publisher)[normalize-space()][1] ! normalize-space()"/>
    <xsl:variable name="within" as="xs:string" select="(c:within[1]/normalize-space(), f:edition-title())[1]"/>
    <xsl:variable name="language" as="xs:string?" select="f:language-tag(@lang)"/>
    <xsl:sequence select="
        (c:abstract, c:citation)[normalize-space()][1] ! f:meta('description', f:clipped(normalize-space(), 200)),
        f:meta('z:itemType', if ((c:repository, c:shelfmark)[normalize-space()]) then 'manuscript' else 'document'),
        f:meta('DC.title', c:title),
        f:creators('author') ! f:meta('DC.creator', .),
        f:creators('translator') ! f:meta('DC.contributor', .),
        f:meta('DC.date', $date),
        f:meta('DC.type', 'Text'),
        f:meta('DC.language', $language),
        f:meta('DC.publisher', $publisher),
        f:meta('DC.source', string-join((c:repository, c:shelfmark)[normalize-space()], ', ')),
        f:meta('DC.coverage', c:shelfmark),
        f:meta('DC.rights', (../c:licence, $facts/c:licence)[1]/(@target, .)[normalize-space()][1]),
        c:keyword ! f:meta('DC.subject', .),
        f:meta('DC.identifier', f:absolute($page)),
        f:meta('z:archive', c:repository),
        f:meta('prism.publicationName', $within),
        f:meta('citation_title', c:title),
        f:creators('author') ! f:meta('citation_author', .),
        f:creators('editor') ! f:meta('citation_editor', .),
        f:meta('citation_publication_date', $date ! replace(., '(.)-', '$1/')),
        f:meta('citation_publisher', $publisher),
        f:meta('citation_series_title', $facts/c:title[current()/c:within]),
        f:meta('citation_language', $language),
        c:abstract[string-length(normalize-space()) gt 200] ! f:meta('citation_abstract', .),
        f:meta('citation_keywords', string-join(c:keyword ! normalize-space(), '; ')),
        f:meta('citation_fulltext_html_url', f:absolute($page)),
        f:meta('citation_pdf_url', @pdf[$facts/@pdf = 'true'] ! f:absolute(.))"/>
    <xsl:for-each select="@tei">
      <link rel="alternate" type="application/tei+xml" href="{f:link(.)}" title="TEI"/>
    </xsl:for-each>
    <xsl:for-each select="@pdf[$facts/@pdf = 'true']">
      <link rel="alternate" type="application/pdf" href="{f:link(.)}" title="PDF"/>
    </xsl:for-each>
    <xsl:for-each select="@text">
      <link rel="alternate" type="text/plain" href="{f:link(.)}" title="{f:label('form.text')}"/>
    </xsl:for-each>
    <xsl:sequence select="f:languages(.)[$page eq f:document-path(current()/@id, '')]"/>
  </xsl:template>

  <!-- Returns the versions of a document by their languages, itself among them, for search engines: one a
       language, where there are several and the edition has an address. -->
  <xsl:function name="f:languages" as="element()*">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:variable name="links" as="element()*">
      <xsl:for-each-group select="$document/c:version" group-by="f:language-tag(@lang)">
        <xsl:variable name="version" as="element(c:version)"
            select="(current-group()[@document = $document/@id], current-group())[1]"/>
        <xsl:for-each select="f:absolute(f:document-path($version/@document, ''))">
          <link rel="alternate" hreflang="{current-grouping-key()}" href="{.}"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="$links[count($links) gt 1]"/>
  </xsl:function>

  <!-- Returns the names of those who have a share in a document, family names first where they are known. -->
  <xsl:function name="f:creators" as="xs:string*">
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="told" as="element(c:creator)*" select="$context/c:context/c:creator"/>
    <xsl:sequence select="
        if (exists($told)) then $told[@role = $role] ! normalize-space()
        else if ($role eq 'author') then $context/c:context/c:document[1]/c:author ! normalize-space()
        else ()"/>
  </xsl:function>

  <!-- Returns a piece of metadata, where there is something to say. -->
  <xsl:function name="f:meta" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="item()?"/>
    <xsl:if test="normalize-space(string($content))">
      <meta name="{$name}" content="{normalize-space(string($content))}"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns a property of Open Graph. -->
  <xsl:function name="f:property" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <meta property="{$name}" content="{$content}"/>
  </xsl:function>

</xsl:stylesheet>
