<?xml version="1.0" encoding="UTF-8"?>
<!-- Authority files: the addresses that their numbers stand for. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What a number looks like in each authority file, and what stands before it in its address. -->
  <xsl:variable name="f:authorities" static="yes" as="map(xs:string, array(xs:string))" select="map{
      'bnf': ['(cb)?\d{8,9}[\da-z]?', 'https://catalogue.bnf.fr/ark:/12148/'],
      'cerl': ['cn[cilp]\d{8}', 'https://data.cerl.org/thesaurus/'],
      'doi': ['10\.\d+/\S+', 'https://doi.org/'],
      'geonames': ['\d+', 'https://www.geonames.org/'],
      'gnd': ['[\dX-]+', 'https://d-nb.info/gnd/'],
      'isni': ['\d{15}[\dX]', 'https://isni.org/isni/'],
      'lccn': ['(n|nb|nr|no|sh)\d{8,10}', 'https://id.loc.gov/authorities/'],
      'orcid': ['\d{4}-\d{4}-\d{4}-\d{3}[\dX]', 'https://orcid.org/'],
      'pleiades': ['\d+', 'https://pleiades.stoa.org/places/'],
      'tgn': ['\d+', 'https://vocab.getty.edu/tgn/'],
      'trismegistos': ['\d+', 'https://www.trismegistos.org/text/'],
      'ulan': ['\d+', 'https://vocab.getty.edu/ulan/'],
      'viaf': ['\d+', 'https://viaf.org/viaf/'],
      'wikidata': ['[QP]\d+', 'https://www.wikidata.org/entity/']}"/>

  <!-- Returns the address of what an authority file has under a number, or nothing. -->
  <xsl:function name="f:authority-address" as="xs:string?">
    <xsl:param name="identifier" as="element()"/>
    <xsl:variable name="known" as="array(xs:string)?" select="
        $f:authorities(lower-case(replace(($identifier/@type, $identifier/@subtype, '')[1], '^.*[/#:]', '')))"/>
    <xsl:variable name="value" as="xs:string" select="
        replace(normalize-space($identifier), '^(GND|VIAF|DOI|ORCID|ISNI|Wikidata|GeoNames)[:\s]\s*', '', 'i')"/>
    <xsl:variable name="number" as="xs:string"
        select="if (lower-case($identifier/@type) = 'isni') then translate($value, ' ', '') else $value"/>
    <xsl:sequence select="$known[matches($number, '^(' || ?1 || ')$')] ! (?2 || $number)"/>
  </xsl:function>

</xsl:stylesheet>
