<?xml version="1.0" encoding="UTF-8"?>
<!-- Which layer an entry of the apparatus or a note belongs to. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The types of an apparatus that says what the text takes up, and where else it is handed down. -->
  <xsl:variable name="f:testimonial" static="yes" as="xs:string*" select="
      'testimonia', 'testimonium', 'fontes', 'fons', 'source', 'sources', 'quellen', 'parallel', 'parallels',
      'loci', 'loci-paralleli', 'loci-similes', 'similia', 'citation', 'citations', 'quotations', 'biblical', 'biblica'"/>

  <!-- The types of the apparatus itself, which might as well have none. -->
  <xsl:variable name="f:main" static="yes" as="xs:string*" select="
      'apparatus', 'app', 'main', 'appcrit', 'apparatus-criticus', 'readings', 'substantive'"/>

  <!-- Returns the layer of an entry or a note: "apparatus"; "testimonia"; what else the list of entries is
       called by its type; "author" for the source's own notes beside the editor's, and "notes". -->
  <xsl:function name="f:layer" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="list" as="xs:string*"
        select="$entry[self::app]/ancestor::listApp[@type][1]/tokenize(lower-case(@type))"/>
    <xsl:sequence select="
        if ($entry[self::note]) then map{'critical': 'apparatus', 'author': 'author', 'numbers': 'notes'}(f:series($entry))
        else if (($list, $entry/tokenize(lower-case(@type))) = $f:testimonial) then 'testimonia'
        else if (empty($list) or $list = ($f:textual, $f:main)) then 'apparatus'
        else string-join($list ! replace(., '[^\p{L}\p{N}_-]', '-'), '-')"/>
  </xsl:function>

</xsl:stylesheet>
