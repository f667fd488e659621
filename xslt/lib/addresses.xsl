<?xml version="1.0" encoding="UTF-8"?>
<!-- Where things are in the published tree, as links relative to the page that is made. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="authorities.xsl"/>

  <xsl:key name="f:target" match="c:target" use="@pointer"/>
  <xsl:key name="f:file" match="c:file" use="@pointer"/>
  <xsl:key name="f:alias" match="c:alias" use="@for"/>

  <!-- The address of the edition on the web, with a stroke at its end, if it has one. -->
  <xsl:variable name="f:base" as="xs:string?"
      select="f:web-address($edition/c:edition/@base-url) ! (replace(., '/+$', '') || '/')"/>

  <!-- From the page that is made to the root of the site: "", "../" or "../../". The page for addresses
       that there are not is shown at any of them, and knows the root by its address alone. -->
  <xsl:variable name="f:root" as="xs:string" select="
      if ($page eq '404.html') then string($f:base) else string-join(tail(tokenize($page, '/')) ! '../')"/>

  <!-- Returns the link from the page that is made to a path of the site. -->
  <xsl:function name="f:link" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="$f:root || f:encoded($path)"/>
  </xsl:function>

  <!-- Returns the public address of a path of the site, where the edition has an address. -->
  <xsl:function name="f:absolute" as="xs:string?">
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="$f:base ! (. || f:encoded($path))"/>
  </xsl:function>

  <!-- Returns a path as an address has it. -->
  <xsl:function name="f:encoded" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="replace(encode-for-uri($path), '%2F', '/', 'q')"/>
  </xsl:function>

  <!-- Returns the path of a document's page, or of one of its parts. -->
  <xsl:function name="f:document-path" as="xs:string">
    <xsl:param name="document" as="xs:string"/>
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence
        select="'documents/' || string-join(($document, $part[. ne '']), '/') || '.html'"/>
  </xsl:function>

  <!-- Returns the name of the folder, and of the list, of a kind of entity. -->
  <xsl:function name="f:folder" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="if ($kind eq 'work') then 'bibliography' else $kind || 's'"/>
  </xsl:function>

  <!-- Returns the path of an entity's page. -->
  <xsl:function name="f:entity-path" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="f:folder($kind) || '/' || $id || '.html'"/>
  </xsl:function>

  <!-- Returns the link to a place of a document: its page, and on it a fragment. -->
  <xsl:function name="f:place-link" as="xs:string">
    <xsl:param name="document" as="xs:string"/>
    <xsl:param name="part" as="xs:string"/>
    <xsl:param name="fragment" as="xs:string"/>
    <xsl:variable name="path" as="xs:string" select="f:document-path($document, $part)"/>
    <xsl:sequence select="
        (if ($path eq $page and $fragment ne '') then '' else f:link($path))
        || f:hash($fragment)"/>
  </xsl:function>

  <!-- Returns what an address has for a place on a page, or an empty string. -->
  <xsl:function name="f:hash" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="if ($id ne '') then '#' || encode-for-uri($id) else ''"/>
  </xsl:function>

  <!-- Returns the link to a day in the chronology, which has a page a year in a large edition. -->
  <xsl:function name="f:day-link" as="xs:string">
    <xsl:param name="day" as="xs:string"/>
    <xsl:sequence select="
        f:link(if ($edition/c:edition/c:chronology/@by) then 'chronology/' || f:year-of($day) || '.html' else 'chronology.html')
        || '#ui-' || $day"/>
  </xsl:function>

  <!-- Returns the targets of the pointers in an attribute, in their order. -->
  <xsl:function name="f:targets" as="element(c:target)*">
    <xsl:param name="pointers" as="attribute()*"/>
    <xsl:sequence select="
        for $pointer in $pointers ! tokenize(.)
        return key('f:target', $pointer, $context)[1]"/>
  </xsl:function>

  <!-- Returns the link to a target, or nothing where a page must not lead there. -->
  <xsl:function name="f:href" as="xs:string?">
    <xsl:param name="target" as="element(c:target)?"/>
    <xsl:choose>
      <xsl:when test="empty($target)"/>
      <xsl:when test="$target/@kind eq 'web'">
        <xsl:sequence select="f:web-address(($target/@address, $target/@pointer)[1])"/>
      </xsl:when>
      <xsl:when test="$target/@kind eq 'edition'">
        <xsl:sequence select="f:link('about.html') || $target/@fragment ! ('#' || encode-for-uri(.))"/>
      </xsl:when>
      <xsl:when test="$target/@kind eq 'register'"/>
      <xsl:when test="$target/@kind eq 'file'">
        <xsl:sequence select="key('f:file', $target/@pointer, $context)[1]/@path ! f:link(.)"/>
      </xsl:when>
      <xsl:when test="$target/@kind eq 'document'">
        <xsl:sequence select="f:place-link(
            if ($target/@document eq 'this') then f:this() else string($target/@document),
            string($target/@part), string($target/@fragment))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:link(f:entity-path($target/@kind, $target/@id))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns an address of the web if it is one that a reader can safely follow. One with a user's name
       before the server's is none: it looks as if it led elsewhere, and may hold a password. -->
  <xsl:function name="f:web-address" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="
        iri-to-uri(normalize-space($address))
          [matches(., '^((https?|ftp)://[^/?#@\s]+([/?#]|$)|mailto:[^\s]+@)', 'i')]"/>
  </xsl:function>

  <!-- Returns the address where an identifier of a known authority can be looked up. -->
  <xsl:function name="f:authority" as="xs:string?">
    <xsl:param name="identifier" as="element()"/>
    <xsl:sequence select="(f:web-address($identifier), f:authority-address($identifier) ! f:web-address(.))[1]"/>
  </xsl:function>

  <!-- Returns the id of the document whose page is made. -->
  <xsl:function name="f:this" as="xs:string">
    <xsl:sequence select="string($context/c:context/c:document[1]/@id)"/>
  </xsl:function>

</xsl:stylesheet>
